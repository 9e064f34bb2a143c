package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// IconNameMedal is a medal on its ribbon, drawn for this program: the toolkit has none.
const IconNameMedal fyne.ThemeIconName = "medal"

var icons = map[fyne.ThemeIconName]fyne.Resource{
	IconNameMedal: fyne.NewStaticResource("medal.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">`+
		`<path fill="#000000" d="M6 2h4l2 4 2-4h4l-3.4 6.2a7 7 0 1 1-5.2 0zM12 9.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10z`+
		`M12 11l1 2.2 2.4.3-1.8 1.6.5 2.4-2.1-1.2-2.1 1.2.5-2.4-1.8-1.6 2.4-.3z"/></svg>`)),
}

// Icon is our own or Fyne's.
func (t Theme) Icon(n fyne.ThemeIconName) fyne.Resource {
	if r, ok := icons[n]; ok {
		return theme.NewThemedResource(r)
	}
	return theme.DefaultTheme().Icon(n)
}
