package store

import (
	"bytes"
	"cmp"
	"reflect"
	"slices"
	"time"

	"sophongtrao/store/record"
)

// Rules of this file: the state of a record that the history names is taken where its
// contents are there under their digest; else the one in the newest pages, and last an
// earlier one. What is not proved is told.

// collect parses the states of records that were found, newest first, and the files.
func (v *verdict) collect() {
	for _, finds := range v.x.at {
		for _, f := range finds {
			switch kind := record.Kind(f.bucket); {
			case f.bucket == bucketContents:
				kind = record.Kind(f.key[:bytes.IndexByte(f.key, 0)])
				if plain := v.plain(f); len(plain) >= saltSize {
					v.collectOne(kind, f, plain[saltSize:])
				}
			case f.bucket == bucketFiles:
				if _, hash, err := v.b.openFile(f.key, f.value); err == nil {
					v.files[string(hash)] = f
				}
			case record.New(kind) != nil:
				v.collectOne(kind, f, v.plain(f))
			}
		}
	}
	for _, list := range v.records {
		slices.SortStableFunc(list, func(x, y state) int { return cmp.Compare(y.r.M().Rev, x.r.M().Rev) })
	}
}

func (v *verdict) collectOne(kind record.Kind, f *find, raw []byte) {
	r, err := v.b.parse(kind, f.schema, raw)
	if err != nil {
		return
	}
	at := ref{kind, r.M().ID}
	v.records[at] = append(v.records[at], state{r, f})
	v.head.Next = max(v.head.Next, at.id+1)
}

// choose takes for each record that was found or is named by the history its last
// state.
func (v *verdict) choose() {
	all := map[ref]bool{}
	for at := range v.records {
		all[at] = true
	}
	for at := range v.last {
		all[at] = true
	}
	for at := range all {
		c := v.last[at]
		after := v.seqOf[at] < v.firstGapAfter(v.seqOf[at]) // a missing step may have changed it
		switch {
		case c == nil && len(v.gaps) == 0 && v.sure:
			// The history is whole and does not know it: of a step that never ended.
		case c == nil || c.Gone || after && v.records[at] != nil && v.records[at][0].r.M().Rev > c.Rev:
			v.chooseUntold(at, c, after)
		default:
			v.chooseTold(at, c, after)
		}
	}
}

// firstGapAfter is the first missing entry after seq; seq itself: none is. Where it is
// not sure which step was the last, the one after the last that is known is missing.
func (v *verdict) firstGapAfter(seq uint64) uint64 {
	for _, g := range v.gaps {
		if g > seq {
			return g
		}
	}
	if !v.sure {
		return v.head.Seq + 1
	}
	return seq
}

// nowRev is the highest revision of a record in the pages of the newest state.
func (v *verdict) nowRev(at ref) (rev uint64) {
	for _, s := range v.records[at] {
		if s.current() {
			rev = max(rev, s.r.M().Rev)
		}
	}
	return rev
}

// chooseUntold takes the newest state of a record of which a missing part of the
// history would tell. c is what is known of it: nil, or that it once was taken out.
func (v *verdict) chooseUntold(at ref, c *Change, after bool) {
	list := v.records[at]
	if c != nil && c.Gone && v.nowRev(at) <= c.Rev && !(after && len(list) > 0 && list[0].r.M().Rev > c.Rev) {
		return // taken out, and nothing says that it came back
	}
	best := list[0] // of the highest revision
	for _, s := range list {
		if s.r.M().Rev == best.r.M().Rev && s.current() {
			best = s
		}
	}
	v.take(at, best, best.current())
}

// chooseTold takes the state of a record that the history names.
func (v *verdict) chooseTold(at ref, c *Change, after bool) {
	var own, told *state
	list := v.records[at]
	verified := v.contents(c)
	for i := range list {
		if s := &list[i]; s.f == verified {
			told = s
		}
	}
	for i := range list {
		s := &list[i]
		if s.f.bucket == bucketContents || s.r.M().Rev != c.Rev || told != nil && !reflect.DeepEqual(told.r, s.r) {
			continue
		}
		if own == nil || s.f.now && !own.f.now {
			own = s
		}
	}
	switch {
	case own != nil:
		v.take(at, *own, told != nil && (!after || own.f.now))
	case told != nil:
		v.take(at, *told, !after)
	default:
		v.chooseOlder(at, c)
		return
	}
	v.picks[len(v.picks)-1].told = told != nil
}

// chooseOlder takes an earlier state of a record, of which the last is gone.
func (v *verdict) chooseOlder(at ref, c *Change) {
	for _, s := range v.records[at] {
		if s.r.M().Rev >= c.Rev {
			continue // of a step that never ended
		}
		v.take(at, s, true)
		v.lost(LostState, at, 0)
		return
	}
	v.lost(LostRecord, at, 0)
}

func (v *verdict) take(at ref, s state, sure bool) {
	p := pick{at: at, schema: s.f.schema, r: s.r, sure: sure}
	if p.raw = v.plain(s.f); s.f.bucket == bucketContents {
		p.raw = p.raw[saltSize:]
	} else {
		p.f = s.f
	}
	v.picks = append(v.picks, p)
}

// settle compares what was taken with the head, and lists what is missing.
func (v *verdict) settle() {
	slices.SortFunc(v.picks, func(x, y pick) int {
		return cmp.Or(cmp.Compare(x.at.kind, y.at.kind), cmp.Compare(x.at.id, y.at.id))
	})
	exact := v.exact()
	if v.sure && !exact && v.entries[v.head.Seq] == nil {
		// Neither its entry nor the records speak for the head: it may be one of before.
		v.lost(LostEnd, ref{}, 0)
	}
	if exact {
		v.losses = slices.DeleteFunc(v.losses, func(l Loss) bool { return l.Code == LostState })
	}
	missing := map[string]bool{}
	for _, p := range v.picks {
		if !p.sure && !exact {
			v.lost(Unsure, p.at, 0)
		}
		for _, hash := range hashesOf(p.r) {
			if v.files[hash] == nil {
				missing[hash] = true
				v.lost(LostPaper, p.at, 0)
			}
		}
	}
	known := len(v.picks) + len(v.files) + len(missing)
	for _, l := range v.losses {
		if l.Code == LostRecord {
			known++
		}
	}
	if n := v.head.Count - known; n > 0 {
		v.lost(LostUnknown, ref{}, n)
	}
	v.gather()
	if s := v.entries[1]; len(v.gaps) == 0 && s != nil && bytes.Equal(chained(nil, s.stored.Entry), s.Hash) {
		if v.whole = true; len(v.holes) > 0 {
			v.lost(LostContents, ref{}, len(v.holes))
		}
	} else {
		v.lost(LostHistory, ref{}, len(v.gaps)+len(v.holes))
	}
	slices.SortStableFunc(v.losses, func(x, y Loss) int {
		return cmp.Or(cmp.Compare(x.Code, y.Code), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	})
}

// exact says that the records and files are exactly those that the head knows.
func (v *verdict) exact() bool {
	t, d := tally{}, v.b.seal.digester()
	for _, p := range v.picks {
		if p.f == nil {
			return false
		}
		t.count++
		t.sum.add(d.of(p.f.bucket, p.f.key, p.f.value))
	}
	for _, f := range v.files {
		t.count++
		t.sum.add(d.of(f.bucket, f.key, f.value))
	}
	return t.count == v.head.Count && t.sum == v.head.Sum
}

// hashesOf are the papers and attachments of a record.
func hashesOf(r record.Record) (list []string) {
	if d, ok := r.(*record.Document); ok && d.Hash != "" {
		list = append(list, d.Hash)
	}
	for _, f := range record.Attachments(r) {
		list = append(list, f.Hash)
	}
	return list
}

// gather puts everything that is no record into rest, and lists the contents of the
// history that are missing.
func (v *verdict) gather() {
	contents := []*find{}
	for seq := uint64(1); seq <= v.head.Seq; seq++ {
		s := v.entries[seq]
		if s == nil {
			continue
		}
		v.rest = append(v.rest, s.f)
		for _, c := range s.Changes {
			g, erased := v.erased[string(contentsKey(c.Kind, c.ID, c.Rev))]
			if f := v.contents(c); c.Gone || erased && g.Digest == nil {
				continue
			} else if f != nil {
				contents = append(contents, f)
			} else {
				v.holes = append(v.holes, Gone{Kind: c.Kind, ID: c.ID, Rev: c.Rev})
			}
		}
	}
	v.rest = append(v.rest, contents...)
	for _, hash := range sortedKeys(v.files) {
		v.rest = append(v.rest, v.files[hash])
	}
	v.rest = append(v.rest, v.drafts()...)
}

func sortedKeys(m map[string]*find) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// drafts are those of the newest pages; where some of these are gone, the newest of each
// form: one too many does no harm.
func (v *verdict) drafts() (list []*find) {
	for _, finds := range v.x.at {
		var best *find
		var at time.Time
		for _, f := range finds {
			if f.bucket != bucketDrafts || !v.x.w.torn && v.sure && !f.now {
				continue
			}
			if d, err := v.b.openDraft(f.key, f.value); err == nil && (best == nil || d.At.After(at)) {
				best, at = f, d.At
			}
		}
		if best != nil {
			list = append(list, best)
		}
	}
	slices.SortFunc(list, func(x, y *find) int { return bytes.Compare(x.key, y.key) })
	return list
}
