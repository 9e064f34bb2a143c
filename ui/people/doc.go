// Package people is the page of persons who may be one: left the pairs that look alike,
// right both with their teams, or the job that makes one of them.
//
// Words: a pair is two persons of the book who may be one (record.Pairs); united they are
// one, and the other lies in the bin.
//
// Promises: who may be whom is told by the rule that imports use (record.LikenessOf); each
// part is chosen side by side before anything is written; what is written was shown by the
// same function (record.Unite), is one step, and undone in one. A pair that was told to be
// two is not asked about again, and can be looked at again.
package people
