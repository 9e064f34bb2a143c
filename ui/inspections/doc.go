// Package inspections is the page of kiểm tra (Kế hoạch 279/KH-MTTW-BCA, II.7): the
// inspections held and planned, the form of one with its checklist and findings, and
// at rest every finding that is still open, whichever inspection made it.
package inspections
