// Package look is the one theme of the program: light unless the clerk chose dark or
// high contrast, in three text sizes, nothing below 13 px, every text at a contrast
// of at least 4.5:1 against what it stands on (a test computes it), the focused
// thing always outlined.
//
// It answers the same whatever the system's own setting says.
package look
