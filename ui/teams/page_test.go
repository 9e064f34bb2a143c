package teams_test

import (
	"testing"

	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/teams"
)

var pages = []desk.Entry{teams.Entry, areas.Entry}

func TestScenes(t *testing.T) {
	for _, sc := range append(teams.Scenes, areas.Scenes...) {
		s := desktest.Open(t, pages)
		sc.Open(s.Desk)
		s.Shot(sc.Name)
		s.Want("Tổ tự quản")
	}
}
