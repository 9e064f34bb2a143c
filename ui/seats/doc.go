// Package seats is the page of the steering committee (Ban Chỉ đạo, Kế hoạch
// 279/KH-MTTW-BCA, II.5): who sits in it in which office today, who sat before, and its
// meetings and documents.
package seats
