// Package rounds is the page of đợt hiệp thương: each round with its expected list and
// the step it has come to, from the plan to the decision.
//
// It promises what every page promises (package desk). What is agreed at the
// consultation becomes a roster on the page of meetings, not here.
package rounds
