package s002

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"reflect"
)

// Name stands in the history and in errors.
const Name = "s002: the kinds of the whole plan"

//go:embed settings.json
var shipped []byte

// fresh is what schema 2 ships and schema 1 did not. An entry of a list counts as
// there already when the book has one with its code, whatever it says.
type fresh struct {
	Lists   map[string][]coded `json:"lists"`
	Tables  map[string][]coded `json:"tables"` // lists at the top of Settings
	Remind  json.RawMessage    `json:"remind"`
	Periods []struct {
		Old json.RawMessage `json:"old"` // as schema 1 shipped it
		New json.RawMessage `json:"new"`
	} `json:"periods"`
}

// coded is an entry of a list with its whole JSON.
type coded struct {
	code string
	raw  json.RawMessage
}

func (c *coded) UnmarshalJSON(b []byte) error {
	var head struct{ Code string }
	if err := json.Unmarshal(b, &head); err != nil {
		return err
	}
	c.code, c.raw = head.Code, append(json.RawMessage(nil), b...)
	return nil
}

func (c coded) MarshalJSON() ([]byte, error) { return c.raw, nil }

type object = map[string]json.RawMessage

// Up brings the JSON of a record of schema 1 to schema 2.
func Up(kind string, old []byte) ([]byte, error) {
	switch kind {
	case "settings":
		return upSettings(old)
	case "document":
		return upDocument(old)
	}
	return old, nil
}

func upDocument(old []byte) ([]byte, error) {
	var o object
	if err := json.Unmarshal(old, &o); err != nil {
		return nil, err
	}
	sent, ok := o["sent"]
	if !ok {
		return old, nil
	}
	delete(o, "sent")
	o["sendings"] = json.RawMessage(`[{"date":` + string(sent) + `}]`)
	return json.Marshal(o)
}

func upSettings(old []byte) ([]byte, error) {
	var o, lists object
	var add fresh
	if err := json.Unmarshal(shipped, &add); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(old, &o); err != nil {
		return nil, err
	}
	if err := unmarshal(o["lists"], &lists); err != nil {
		return nil, err
	}
	if lists == nil {
		lists = object{}
	}
	for name, list := range add.Lists {
		if err := addTo(lists, name, list); err != nil {
			return nil, err
		}
	}
	for name, list := range add.Tables {
		if err := addTo(o, name, list); err != nil {
			return nil, err
		}
	}
	if len(o["remind"]) == 0 {
		o["remind"] = add.Remind
	}
	if err := add.due(o); err != nil {
		return nil, err
	}
	raw, err := json.Marshal(lists)
	if err != nil {
		return nil, err
	}
	o["lists"] = raw
	return json.Marshal(o)
}

// addTo appends the entries whose code the list of that name lacks.
func addTo(o object, name string, entries []coded) error {
	var list []coded
	if err := unmarshal(o[name], &list); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	has := map[string]bool{}
	for _, c := range list {
		has[c.code] = true
	}
	for _, c := range entries {
		if !has[c.code] {
			list = append(list, c)
		}
	}
	raw, err := json.Marshal(list)
	o[name] = raw
	return err
}

// due puts the shipped period rules of schema 2 in the place of those of schema 1
// that nobody has changed: the deadlines of reports came with schema 2.
func (add fresh) due(o object) error {
	var periods []json.RawMessage
	if err := unmarshal(o["periods"], &periods); err != nil || len(periods) == 0 {
		return err
	}
	for i, p := range periods {
		for _, x := range add.Periods {
			if same(p, x.Old) {
				periods[i] = x.New
			}
		}
	}
	raw, err := json.Marshal(periods)
	o["periods"] = raw
	return err
}

func same(x, y json.RawMessage) bool {
	var a, b any
	return json.Unmarshal(x, &a) == nil && json.Unmarshal(y, &b) == nil && reflect.DeepEqual(a, b)
}

func unmarshal(raw json.RawMessage, to any) error {
	if len(raw) == 0 {
		return nil
	}
	return json.Unmarshal(raw, to)
}
