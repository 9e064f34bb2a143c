// Package standard is the page "Đạt chuẩn ANTT": the units that are judged by the
// standard "An toàn về an ninh, trật tự" in one year, how far each has come, and right
// of them the targets of that year.
//
// Words: a unit is a record.Unit; the year is the one chosen above the list, and
// everything on the page is about it; a batch is one step for many units.
//
// Promises: which criteria there are, when they are judged and who decides comes from
// the settings (record.Standard), never from here. Of a criterion only its number and
// whether it is met is kept: there is no field for what happened (privacy.md). Every
// number leads to the units that it counts. A batch is undone in one step.
package standard
