// Package sample makes the practice commune: a complete, invented set of records
// to learn with, to show and to measure on. Nobody in it is real; the telephone
// numbers begin with 03000, which no operator has; the settings say Practice, so
// that every screen and page says that this is practice.
//
// The words (names, sentences of meetings) come as data, assets/sample/words.json;
// no sentence stands in the code.
//
// Promises: the same words, defaults and Size give the same records on every
// machine, with no clock and no other source of chance; every record passes Check;
// any size works, from an empty commune to ten times the largest.
package sample
