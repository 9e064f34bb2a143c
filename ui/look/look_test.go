package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// luminance and contrast are those of WCAG 2.1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		x := float64(v) / 0xFFFF
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

func TestContrast(t *testing.T) {
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 0.01 {
		t.Fatalf("black on white is %.2f, not 21: the measure itself is wrong", got)
	}
	on := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground: {theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameSelection,
			theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, ColorNameBand, ColorNamePractice, ColorNameRow},
		theme.ColorNamePlaceHolder:         {theme.ColorNameInputBackground, theme.ColorNameBackground},
		theme.ColorNameDisabled:            {theme.ColorNameDisabledButton, theme.ColorNameBackground},
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
		theme.ColorNameError:               {theme.ColorNameBackground, theme.ColorNameOverlayBackground},
		theme.ColorNameSuccess:             {theme.ColorNameBackground},
		theme.ColorNameWarning:             {theme.ColorNameBackground},
		ColorNameMuted:                     {theme.ColorNameBackground, theme.ColorNameSelection, ColorNameRow, theme.ColorNameInputBackground},
		ColorNameFault:                     {theme.ColorNameBackground, theme.ColorNameSelection, ColorNameRow},
		ColorNameRailText:                  {ColorNameRail, ColorNameRailOn},
	}
	for _, mode := range []Mode{Light, Dark, HighContrast} {
		th := Theme{Mode: mode}
		for text, grounds := range on {
			for _, ground := range grounds {
				if c := contrast(th.Color(text, 0), th.Color(ground, 0)); c < 4.5 {
					t.Errorf("mode %d: %s on %s is %.2f:1", mode, text, ground, c)
				}
			}
		}
	}
}

func TestVariantChangesNothing(t *testing.T) {
	for n := range palettes[Light] {
		if (Theme{}).Color(n, theme.VariantDark) != (Theme{}).Color(n, theme.VariantLight) {
			t.Errorf("%s follows the system's dark setting", n)
		}
	}
}

// TestTextIsWholeAndLarge: no text below 13 px, and none whose feet the toolkit cuts:
// it rounds the height of a line and rounds the place of the baseline up.
func TestTextIsWholeAndLarge(t *testing.T) {
	test.NewTempApp(t)
	const feet = 0.24 // of the size: how far g and the dot of ộ reach below the baseline
	for _, text := range []Size{Normal, Large, VeryLarge, Greatest} {
		th := Theme{Text: text}
		for _, n := range []fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNameCaptionText, theme.SizeNameSubHeadingText, theme.SizeNameHeadingText} {
			px := th.Size(n)
			if px < 13 {
				t.Errorf("%s is %.1f px", n, px)
			}
			size, baseline := fyne.CurrentApp().Driver().RenderedTextSize("Hộg", px, fyne.TextStyle{}, nil)
			room := math.Round(float64(size.Height)) - math.Ceil(float64(baseline))
			if room < feet*float64(px)-0.1 {
				t.Errorf("%s at %.2f px: %.0f px below the baseline, %.1f needed", n, px, room, feet*px)
			}
		}
	}
}
