// Package exemplars is the page of điển hình tiên tiến (Kế hoạch 279/KH-MTTW-BCA,
// II.6, III.2), the commune itself among them, each looked at again every year.
package exemplars
