// Package models is the page "Mô hình": models with their counts of sites, teams and
// members on the left, the sites of the chosen model on the right, and the forms of
// both. A site is never counted as a model (Hướng dẫn 22/HD-BCA-V05).
package models
