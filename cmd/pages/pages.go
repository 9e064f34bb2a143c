package pages

import (
	"sophongtrao/ui/activities"
	"sophongtrao/ui/areas"
	"sophongtrao/ui/bin"
	"sophongtrao/ui/commendations"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/documents"
	"sophongtrao/ui/exemplars"
	"sophongtrao/ui/funds"
	"sophongtrao/ui/history"
	"sophongtrao/ui/home"
	"sophongtrao/ui/inspections"
	"sophongtrao/ui/intake"
	"sophongtrao/ui/meetings"
	"sophongtrao/ui/models"
	"sophongtrao/ui/people"
	"sophongtrao/ui/privacy"
	"sophongtrao/ui/rounds"
	"sophongtrao/ui/safety"
	"sophongtrao/ui/seats"
	"sophongtrao/ui/settings"
	"sophongtrao/ui/standard"
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
		people.Entry,
		meetings.Entry,
		rounds.Entry,
		standard.Entry,
		inspections.Entry,
		commendations.Entry,
		exemplars.Entry,
		activities.Entry,
		funds.Entry,
		seats.Entry,
		documents.Entry,
		history.Entry,
		intake.Entry,
		bin.Entry,
		safety.Entry,
		settings.Entry,
		privacy.Entry,
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
		standard.Scenes,
		inspections.Scenes,
		commendations.Scenes,
		exemplars.Scenes,
		activities.Scenes,
		funds.Scenes,
		seats.Scenes,
		documents.Scenes,
		history.Scenes,
		intake.Scenes,
		bin.Scenes,
		areas.Scenes,
		people.Scenes,
		safety.Scenes,
		settings.Scenes,
		privacy.Scenes,
	} {
		all = append(all, s...)
	}
	return all
}
