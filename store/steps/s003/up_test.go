package s003

import "testing"

// TestNothingChanges: what schema 2 wrote is right in schema 3 as it is.
func TestNothingChanges(t *testing.T) {
	for kind, old := range map[string]string{"person": `{"id":9,"rev":2,"name":"A","consents":[{"purpose":"list"}]}`,
		"meeting": `{"id":8,"rev":1,"votes":[{"name":"A"}]}`, "settings": `{"id":1,"rev":7,"retention":24}`, "document": `{"id":3,"rev":1,"bin":true}`} {
		if got, err := Up(kind, []byte(old)); err != nil || string(got) != old {
			t.Errorf("%s: %s %v", kind, got, err)
		}
	}
}
