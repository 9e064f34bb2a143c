package pages

import (
	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/documents"
	"sophongtrao/ui/history"
	"sophongtrao/ui/home"
	"sophongtrao/ui/meetings"
	"sophongtrao/ui/models"
	"sophongtrao/ui/rounds"
	"sophongtrao/ui/settings"
	"sophongtrao/ui/tasks"
	"sophongtrao/ui/teams"
)

// All are the pages in the order of the rail.
func All() []desk.Entry {
	return []desk.Entry{
		home.Entry,
		tasks.Entry,
		models.Entry,
		teams.Entry,
		areas.Entry,
		meetings.Entry,
		rounds.Entry,
		documents.Entry,
		history.Entry,
		settings.Entry,
	}
}

// Scenes are the pictures of all pages for the gallery and the tests of every screen.
func Scenes() (all []desk.Scene) {
	for _, s := range [][]desk.Scene{
		home.Scenes,
		tasks.Scenes,
		models.Scenes,
		teams.Scenes,
		meetings.Scenes,
		rounds.Scenes,
		documents.Scenes,
		history.Scenes,
		areas.Scenes,
		settings.Scenes,
	} {
		all = append(all, s...)
	}
	return all
}
