package s002

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestDocument(t *testing.T) {
	got, err := Up("document", []byte(`{"id":3,"rev":2,"title":"a","sent":"2026-01-02"}`))
	if want := `{"id":3,"rev":2,"sendings":[{"date":"2026-01-02"}],"title":"a"}`; err != nil || string(got) != want {
		t.Errorf("%s %v", got, err)
	}
	for _, same := range []string{`{"id":3,"rev":2}`, `{"id":4,"rev":1,"bin":true}`} {
		if got, err := Up("document", []byte(same)); err != nil || string(got) != same {
			t.Errorf("%s %v", got, err)
		}
	}
}

// TestSettings wants what is new beside what the book has, and nothing of it twice.
func TestSettings(t *testing.T) {
	var add fresh
	if err := json.Unmarshal(shipped, &add); err != nil || len(add.Lists) < 15 || len(add.Tables) < 3 || len(add.Periods) == 0 {
		t.Fatal(err, len(add.Lists), len(add.Tables), len(add.Periods))
	}
	changed := strings.Replace(string(add.Periods[0].Old), `"name": "`, `"name": "our `, 1)
	old := `{"id":1,"rev":7,"bin":false,"lists":{"teamKinds":[{"code":"bao-ve-antt","name":"ours"},{"code":"x","name":"X"}]},
		"periods":[` + string(add.Periods[0].Old) + `,` + changed + `],"retention":24}`
	raw, err := Up("settings", []byte(old))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		ID, Rev, Retention int
		Lists              map[string][]struct{ Code, Name string }
		Standards          []struct{ Units []struct{ Criteria []any } }
		Targets, Calendar  []any
		Periods            []json.RawMessage
		Remind             []int
	}
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	if got.ID != 1 || got.Rev != 7 || got.Retention != 24 || len(got.Targets) == 0 || len(got.Calendar) == 0 || len(got.Remind) == 0 {
		t.Errorf("%+v", got)
	}
	if kinds := got.Lists["teamKinds"]; len(kinds) != 2 || kinds[0].Name != "ours" {
		t.Error(kinds)
	}
	criteria := 0
	for _, s := range got.Standards {
		for _, u := range s.Units {
			criteria += len(u.Criteria)
		}
	}
	if len(got.Lists["unitKinds"]) != 5 || criteria == 0 {
		t.Error(got.Lists["unitKinds"], criteria)
	}
	if !same(got.Periods[0], add.Periods[0].New) || !same(got.Periods[1], json.RawMessage(changed)) {
		t.Errorf("%s", got.Periods)
	}
	if empty, err := Up("settings", []byte(`{"id":1,"rev":1}`)); err != nil || strings.Contains(string(empty), `"periods"`) {
		t.Errorf("a book without periods gets some: %s %v", empty, err)
	}
}
