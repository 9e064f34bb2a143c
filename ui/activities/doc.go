// Package activities is the page of counted work: tuyên truyền, an sinh, dạy nghề,
// giới thiệu việc làm, hòa giải, giúp tái hòa nhập (Kế hoạch 279/KH-MTTW-BCA, II.2,
// II.4). The list is of one period; its sums keep zero, blank and "chưa báo cáo" apart.
// A form shows the counts that fit the kind. Nobody is named: people are numbers.
package activities
