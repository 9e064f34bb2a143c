package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"sophongtrao/assets"
	"sophongtrao/cmd/practice"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
)

// sampleBook makes the practice book.
func sampleBook(c *call) error {
	var size sample.Size
	for _, o := range []struct {
		name string
		at   *int
		most uint64
	}{{"areas", &size.Areas, 10_000}, {"teams", &size.Teams, 50_000}, {"people", &size.People, 500_000}, {"meetings", &size.Meetings, 50_000}} {
		n, err := c.number(o.name, 0, o.most)
		if err != nil {
			return err
		}
		if *o.at = int(n); n == 0 && c.opts[o.name] != "" {
			*o.at = -1 // none at all
		}
	}
	seed, err := c.number("seed", 0, math.MaxUint64)
	if err != nil {
		return err
	}
	size.Seed = seed
	path := c.opts["book"]
	b, err := practice.Create(path, store.Options{Who: wordSampleWho, Now: c.now}, size)
	if err != nil {
		return say(wordCreate(path, err))
	}
	count := map[record.Kind]int{}
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for range v.Records(k) {
				count[k]++
			}
		}
	})
	if err := b.Close(); err != nil {
		return say(wordCreate(path, err))
	}
	return c.print(wordMade(path, count))
}

// shippedSettings are those of a new book.
func shippedSettings() (*record.Settings, error) {
	s := new(record.Settings)
	return s, json.Unmarshal(assets.Defaults(), s)
}

// newBook makes an empty book: the settings of assets, and a committee by its
// pattern.
func newBook(c *call) error {
	settings, err := shippedSettings()
	if err != nil {
		return err
	}
	committee := new(record.Committee)
	if err := json.Unmarshal(assets.Committee(), committee); err != nil {
		return err
	}
	unit := record.Line(c.opts["unit"])
	level, place := "", ""
	for _, k := range settings.Lists.CommuneKinds {
		if rest, ok := strings.CutPrefix(strings.ToLower(unit), strings.ToLower(k.Name)+" "); ok && k.To.IsZero() {
			level, place = k.Code, unit[len(unit)-len(rest):]
			unit = k.Name + " " + place
		}
	}
	if place == "" {
		return said{wordBadUnit(unit), true}
	}
	if strings.ContainsAny(place[:1], "0123456789") { // "Phường 1" keeps its word (document-format.md, A.5)
		place = strings.ToUpper(unit[:1]) + unit[1:]
	}
	if p := record.Line(c.opts["place"]); p != "" {
		place = p
	}
	superior := record.Line(c.opts["superior"])
	if superior == "" {
		superior = wordSuperior
	}
	committee.Fill(record.CommitteeName{Level: level, Unit: unit, Name: wordCommittee(unit), Place: place, Superior: superior})
	committee.ID, settings.ID = 1, 2
	if err := c.create(wordNewWho, []record.Record{committee, settings}); err != nil {
		return err
	}
	return c.print(wordMadeEmpty(c.opts["book"], committee.Names[0].Name))
}

func (c *call) create(who string, recs []record.Record) error {
	path := c.opts["book"]
	b, err := store.Create(path, store.Options{Who: who, Now: c.now}, recs...)
	if err != nil {
		return say(wordCreate(path, err))
	}
	if err := b.Close(); err != nil {
		return say(wordCreate(path, err))
	}
	return nil
}

// open opens the book of the command line for reading, and says when it is not the
// newest state.
func (c *call) open() (*store.Book, error) {
	return c.openAt(c.opts["book"], store.Options{ReadOnly: true, NoSearch: true})
}

// openAt opens a file that is the book of the command line, or a copy of it.
func (c *call) openAt(file string, o store.Options) (*store.Book, error) {
	b, err := c.openWith(file, ofBook, &o)
	return b, c.told(wordOpen, c.opts["book"], b, err)
}

// openWith opens a file with o.Secret, or else with what is asked for; o.Secret is then
// the one that was tried last.
func (c *call) openWith(file string, what asked, o *store.Options) (b *store.Book, err error) {
	o.Now = c.now
	o.Secret, err = c.secretOf(what, o.Secret, func(secret string) (err error) {
		with := *o
		with.Secret = secret
		b, err = store.Open(file, with)
		return err
	})
	return b, err
}

// told makes a sentence of what opening a file came to, and says when it is not the
// newest state; sentences call it path.
func (c *call) told(word func(path string, err error) string, path string, b *store.Book, err error) error {
	if finished := (said{}); errors.As(err, &finished) {
		return err
	}
	if err != nil {
		return say(word(path, err))
	}
	if w := b.Warning(); w != nil {
		io.WriteString(c.err, wordRollback(path, w)+"\n")
	}
	return nil
}

// exportBook writes the whole book as JSON.
func exportBook(c *call) error {
	b, err := c.open()
	if err != nil {
		return err
	}
	defer b.Close()
	if err := b.Export(c.out); err != nil {
		return say(wordExport(c.opts["book"], err))
	}
	b.Close() // the note needs the file
	n := 0
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for range v.Records(k) {
				n++
			}
		}
	})
	c.note(b, store.Op{Code: store.NoteExport, N: n})
	return nil
}

// note keeps in the history what was printed or exported of a book that was read and
// closed. What was asked for is done: a book that does not take the note, because it is
// read only, open elsewhere or of an older schema, is said and is no failure.
func (c *call) note(b *store.Book, ops ...store.Op) {
	if len(ops) == 0 {
		return
	}
	if err := b.NoteAfter(wordNewWho, ops...); err != nil {
		io.WriteString(c.err, wordNotNoted(b.Path())+"\n")
	}
}

func (c *call) print(text string) error {
	if _, err := fmt.Fprintln(c.out, text); err != nil {
		return say(wordOutput(err))
	}
	return nil
}
