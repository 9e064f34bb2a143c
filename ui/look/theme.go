package look

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode is light, dark or high contrast.
type Mode int

// The modes a clerk can choose from.
const (
	Light Mode = iota
	Dark
	HighContrast
)

// Size is one of four text sizes.
type Size int

// The sizes: text of 14, 18, 21 and 28 px, which is 100, 129, 150 and 200 %.
const (
	Normal Size = iota
	Large
	VeryLarge
	Greatest
)

// The names of colours that Fyne has no word for.
const (
	ColorNameRail     fyne.ThemeColorName = "rail"     // behind the rail
	ColorNameRailText fyne.ThemeColorName = "railText" // on the rail
	ColorNameRailOn   fyne.ThemeColorName = "railOn"   // behind the page shown
	ColorNameMuted    fyne.ThemeColorName = "muted"    // secondary text
	ColorNameBand     fyne.ThemeColorName = "band"     // head of a table, top line
	ColorNameGrid     fyne.ThemeColorName = "grid"     // lines between rows
	ColorNamePractice fyne.ThemeColorName = "practice" // strip of a practice book
	ColorNameFault    fyne.ThemeColorName = "fault"    // text of a fault
	ColorNameRow      fyne.ThemeColorName = "row"      // selected row of a list without focus
)

// Theme implements fyne.Theme.
type Theme struct {
	Mode Mode
	Text Size
}

var _ fyne.Theme = Theme{}

// Color ignores the system's variant: the clerk's own choice holds.
func (t Theme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := palettes[t.Mode][n]; ok {
		return c
	}
	v := theme.VariantLight
	if t.Mode != Light {
		v = theme.VariantDark
	}
	return theme.DefaultTheme().Color(n, v)
}

// Font is Fyne's own: it has every Vietnamese letter in four styles. The monospaced
// one lacks 46 of them and is never given out.
func (t Theme) Font(s fyne.TextStyle) fyne.Resource {
	s.Monospace = false
	return theme.DefaultTheme().Font(s)
}

// Size scales text and the room around it together.
func (t Theme) Size(n fyne.ThemeSizeName) float32 {
	s, ok := sizes[n]
	if !ok {
		return theme.DefaultTheme().Size(n)
	}
	return float32(math.Round(float64(s * t.factor())))
}

func (t Theme) factor() float32 { return [...]float32{1, 18. / 14, 1.5, 2}[t.Text] }

// sizes at the normal text size, in pixels. The text sizes are chosen, not free: the
// toolkit rounds the height of a line but rounds the place of its baseline up, so that
// at 15 px the feet of g and the dots of ộ are cut (a test computes it for all sizes).
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           14,
	theme.SizeNameCaptionText:    13,
	theme.SizeNameSubHeadingText: 16,
	theme.SizeNameHeadingText:    20,
	theme.SizeNamePadding:        4,
	theme.SizeNameInnerPadding:   6,
	theme.SizeNameInlineIcon:     19,
	theme.SizeNameInputBorder:    2,
	theme.SizeNameLineSpacing:    4,
	theme.SizeNameScrollBar:      14,
	theme.SizeNameScrollBarSmall: 4, // thin: it also lies under the text of a long entry
	theme.SizeNameInputRadius:    4,
}

// Of gives the colour of the theme now in use.
func Of(n fyne.ThemeColorName) color.Color {
	s := fyne.CurrentApp().Settings()
	return s.Theme().Color(n, s.ThemeVariant())
}

// Px is a length that grows with the text size.
func Px(n float32) float32 {
	return n * fyne.CurrentApp().Settings().Theme().Size(theme.SizeNameText) / sizes[theme.SizeNameText]
}
