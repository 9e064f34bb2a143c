package forms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sophongtrao/store/record"
)

// commonNouns begin names that are written with a small letter inside a sentence
// (Nghị định 30/2020/NĐ-CP, Phụ lục II: "tổ tự quản số 1", but "Mặt trận lắng nghe
// dân nói").
var commonNouns = map[string]bool{
	"tổ": true, "cụm": true, "nhóm": true, "hội": true, "cuộc": true, "họp": true, "buổi": true,
	"lễ": true, "lớp": true, "diễn": true, "đoàn": true, "kiểm": true, "giao": true, "sơ": true,
	"tổng": true, "tập": true, "thành": true, "kết": true, "liên": true, "biên": true,
}

// lowerNoun writes a name that begins with a common noun as it stands inside a
// sentence.
func lowerNoun(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if !commonNouns[strings.ToLower(first)] || strings.ToUpper(first) == first && utf8.RuneCountInString(first) > 1 {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// upperFirst writes a text as it begins a sentence or a line.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// stop ends a text with a full stop unless it has an end of its own.
func stop(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:;") {
		return ""
	}
	return "."
}

// officer is "Ông Nguyễn Văn A, Chủ tịch …" with the parts that are known.
func (b *builder) officer(o record.Officer, r record.Record, field, label string) []any {
	parts := []any{}
	if o.Title != "" {
		parts = append(parts, of(o.Title, r, field+".title"), " ")
	}
	parts = append(parts, b.need(o.Name, ref(r, field+".name"), label))
	if o.Post != "" {
		parts = append(parts, ", ", of(o.Post, r, field+".post"))
	}
	return parts
}

// lowerFirst writes the name of a choice ("Giơ tay") inside a sentence.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// lowerPhrase writes a clerk's phrase ("Bận việc gia đình") inside a sentence. A
// capital that may belong to a name is left: before another capital.
func lowerPhrase(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	next, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsUpper(next) || strings.ToUpper(first) == first {
		return s
	}
	return lowerFirst(s)
}
