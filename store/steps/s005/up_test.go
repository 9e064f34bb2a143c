package s005

import "testing"

// TestNothingChanges: what schema 4 wrote is right in schema 5 as it is.
func TestNothingChanges(t *testing.T) {
	for kind, old := range map[string]string{"person": `{"id":9,"rev":2,"name":"A","keepUntil":"2030"}`,
		"membership": `{"id":8,"rev":1,"person":9,"team":3}`, "document": `{"id":3,"rev":1,"bin":true}`} {
		if got, err := Up(kind, []byte(old)); err != nil || string(got) != old {
			t.Errorf("%s: %s %v", kind, got, err)
		}
	}
}
