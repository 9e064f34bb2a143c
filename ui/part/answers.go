package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Question is one line of Answers: what it is stored under, and how it reads.
type Question struct{ Key, Text string }

// Answers edits a checklist: questions that the record does not keep (they come from
// the settings), each with an answer that it does. ask gives them for the record as it
// is loaded; get and set reach an answer by the question's key. path is where the
// answers stand in the record.
func Answers[T any](path func(T) string, label string, ask func(T) []Question,
	get func(T, string) record.Answer, set func(T, string, record.Answer)) *Field[T] {
	stack := container.New(tight{})
	var asked []Question
	var boxes []*AnswerBox
	f := newField[T]("", label, stack, nil)
	f.wide = true
	f.load = func(r T) {
		f.path, asked, boxes, stack.Objects = path(r), ask(r), nil, nil
		f.first = nil
		for i, q := range asked {
			b := NewAnswerBox(words.AnswerMet, words.AnswerNotMet)
			b.Set(get(r, q.Key))
			boxes = append(boxes, b)
			stack.Add(questionRow(q, b))
			if i == 0 {
				f.first = b
			}
		}
		stack.Refresh()
	}
	f.store = func(r T) {
		for i, b := range boxes {
			set(r, asked[i].Key, b.Answer())
		}
	}
	f.shown = func() string {
		var parts []string
		for i, b := range boxes {
			if s := b.Text(); s != "" {
				parts = append(parts, asked[i].Key+": "+s)
			}
		}
		return strings.Join(parts, " · ")
	}
	f.keeps(func() record.Typed {
		var said []string
		for i, b := range boxes {
			said = append(said, asked[i].Key+"\t"+string(b.Answer()))
		}
		return record.Typed{Text: f.shown(), Value: strings.Join(said, "\n")}
	}, func(x record.Typed) {
		for line := range strings.SplitSeq(x.Value, "\n") {
			key, answer, _ := strings.Cut(line, "\t")
			for i, b := range boxes {
				if asked[i].Key == key {
					b.Set(record.Answer(answer))
				}
			}
		}
	})
	return f
}

func questionRow(q Question, b *AnswerBox) fyne.CanvasObject {
	key := widget.NewLabelWithStyle(q.Key, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	text := widget.NewLabel(q.Text)
	text.Wrapping = fyne.TextWrapWord
	right := container.NewVBox(b)
	return container.NewVBox(container.NewBorder(nil, nil, Sized(44, key), right, text), widget.NewSeparator())
}
