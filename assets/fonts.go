package assets

import _ "embed"

//go:embed fonts/Tinos-Regular.ttf
var tinosRegular []byte

//go:embed fonts/Tinos-Bold.ttf
var tinosBold []byte

//go:embed fonts/Tinos-Italic.ttf
var tinosItalic []byte

//go:embed fonts/Tinos-BoldItalic.ttf
var tinosBoldItalic []byte

// Font returns the TrueType bytes of Tinos 1.33 in a style: 0 regular, 1 bold, 2
// italic, 3 bold italic (the order of paper.Style); nil for any other number.
// Tinos has the widths of Times New Roman, which may be used where Windows has it
// but not shipped. Licence: fonts/OFL.txt.
func Font(style int) []byte {
	switch style {
	case 0:
		return tinosRegular
	case 1:
		return tinosBold
	case 2:
		return tinosItalic
	case 3:
		return tinosBoldItalic
	}
	return nil
}
