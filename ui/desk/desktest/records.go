package desktest

import (
	"encoding/json"
	"testing"

	"sophongtrao/assets"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// Records are those of storetest.Seed with the settings and the committee that a new
// book begins with, a signer among them: papers can be made of it.
func Records(t testing.TB) []record.Record {
	t.Helper()
	recs := storetest.Seed()
	settings, committee := &record.Settings{}, &record.Committee{}
	if err := json.Unmarshal(assets.Defaults(), settings); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(assets.Committee(), committee); err != nil {
		t.Fatal(err)
	}
	settings.ID, settings.Practice = 1, true
	committee.ID = 2
	committee.Fill(recs[1].(*record.Committee).Names[0])
	committee.Signers = []record.Signer{{Name: "Trần Thị Minh", Lines: []string{"TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"}, Default: true}}
	recs[0], recs[1] = settings, committee
	return recs
}
