// Package funds is the page of kinh phí: per year and source what was planned and what
// was spent on sites, on activities and besides, each line leading to where it is
// written (Kế hoạch 279/KH-MTTW-BCA, II.1).
package funds
