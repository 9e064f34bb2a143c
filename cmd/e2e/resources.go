package e2e

import (
	"debug/pe"
	"encoding/binary"
	"errors"
	"unicode/utf16"
)

// Kinds of resources in a Windows program.
const (
	rtIcon      = 3
	rtGroupIcon = 14
	rtVersion   = 16
	rtManifest  = 24
)

// Resource is one of those that a Windows program carries.
type Resource struct {
	Kind int
	Name string // "" if it has a number
	Data []byte
}

var errResources = errors.New("e2e: the program has no resources that can be read")

// Resources reads them from a program (PE format, section .rsrc): a tree of three levels,
// kind, name and language.
func Resources(exe string) ([]Resource, error) {
	f, err := pe.Open(exe)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := f.Section(".rsrc")
	if s == nil {
		return nil, errResources
	}
	raw, err := s.Data()
	if err != nil {
		return nil, err
	}
	t := tree{raw, s.VirtualAddress}
	var found []Resource
	for _, kind := range t.entries(0) {
		for _, name := range t.entries(kind.at) {
			for _, language := range t.entries(name.at) {
				data, ok := t.leaf(language.at)
				if !ok {
					return nil, errResources
				}
				found = append(found, Resource{Kind: kind.id, Name: name.name, Data: data})
			}
		}
	}
	return found, nil
}

type tree struct {
	raw  []byte
	base uint32
}

type entry struct {
	id   int
	name string
	at   int
}

func (t tree) u16(at int) int {
	if at < 0 || at+2 > len(t.raw) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(t.raw[at:]))
}

func (t tree) u32(at int) int { return t.u16(at) | t.u16(at+2)<<16 }

// entries are those of the directory at an offset.
func (t tree) entries(at int) (list []entry) {
	for i := range t.u16(at+12) + t.u16(at+14) {
		x := at + 16 + 8*i
		e := entry{id: t.u32(x), at: t.u32(x+4) &^ (1 << 31)}
		if e.id&(1<<31) != 0 {
			e.name = t.text(e.id &^ (1 << 31))
		}
		list = append(list, e)
	}
	return list
}

// text is a counted UTF-16 string.
func (t tree) text(at int) string {
	var units []uint16
	for i := range t.u16(at) {
		units = append(units, uint16(t.u16(at+2+2*i)))
	}
	return string(utf16.Decode(units))
}

func (t tree) leaf(at int) ([]byte, bool) {
	from := t.u32(at) - int(t.base)
	to := from + t.u32(at+4)
	if from < 0 || to > len(t.raw) || from >= to {
		return nil, false
	}
	return t.raw[from:to], true
}
