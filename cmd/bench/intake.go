package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"sophongtrao/assets"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/letters"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
	"sophongtrao/store/workbook"
)

// people is how many rows the lists of this measurement have.
const people = 10_000

// personRow is a row of the list: what a commune keeps of a member.
func personRow(i int) []any {
	return []any{i + 1, fmt.Sprintf("Nguyễn Thị %c%c%c", 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26), 1940 + i%60, fmt.Sprintf("Tổ tự quản số %d", i/20+1),
		fmt.Sprintf("Khu phố %d", i/200+1), "Tổ viên", fmt.Sprintf("Số %d, đường Lê Lợi", i), fmt.Sprintf("09%08d", i)}
}

var personHead = []any{"STT", "Họ và tên", "Năm sinh", "Tổ", "Khu dân cư", "Chức danh", "Nơi ở", "Điện thoại"}

// intakeRatios measures the import against excelize alone, which only reads the rows; the
// conversion of old letters against a copy by way of a table; the export against
// excelize's stream writer. Each runs in a process of its own, which says how long it took.
func intakeRatios(b *bench, t *table) error {
	list := filepath.Join(b.dir, "list.xlsx")
	inline := filepath.Join(b.dir, "inline.xlsx")
	if err := errors.Join(self("shared-write", list), self("excelize-write", inline)); err != nil {
		return err
	}
	runs := []struct {
		what        string
		ours, floor []string
		bound       float64
	}{
		{"import of 10,000 people, plan and import / excelize reads the rows", []string{"import", list}, []string{"excelize-rows", list}, 1.5},
		{"the same from a file with its texts in the cells (no Excel writes that)", []string{"import", inline}, []string{"excelize-rows", inline}, 1.5},
		{"10 MB of TCVN3 / a copy by way of a table", []string{"letters", "decode"}, []string{"letters", "copy"}, 2},
		{"export of 10,000 rows / excelize's stream writer", []string{"workbook-write", filepath.Join(b.dir, "ours.xlsx")}, []string{"excelize-write", filepath.Join(b.dir, "theirs.xlsx")}, 1.3},
	}
	for _, r := range runs {
		took, err := rounds(7, spoken(r.ours...), spoken(r.floor...))
		if err != nil {
			return err
		}
		t.most(r.what, ratio(took[0], took[1]), "x", r.bound)
		t.note("  %v against %v", median(took[0]).Round(time.Millisecond), median(took[1]).Round(time.Millisecond))
	}
	mb, err := peak(os.Args[0], "import", list)
	if err != nil {
		return err
	}
	t.most("import of 10,000 people, memory", mb, "MB", 256)
	return nil
}

// spoken is a contestant that prints how many nanoseconds it took.
func spoken(args ...string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		out, err := exec.Command(os.Args[0], args...).Output()
		if err != nil {
			return 0, fmt.Errorf("%v: %w", args, err)
		}
		n, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
		return time.Duration(n), err
	}
}

// clocked prints how long a piece of work took.
func clocked(work func() error) error {
	start := time.Now()
	err := work()
	fmt.Println(int64(time.Since(start)))
	return err
}

// importMain reads a list, makes the plan and carries it out, into a new book.
func importMain(args []string) error {
	dir, err := os.MkdirTemp("", "sophongtrao-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	settings := &record.Settings{}
	if err := json.Unmarshal(assets.Defaults(), settings); err != nil {
		return err
	}
	book, err := store.Create(filepath.Join(dir, "b.sopt"), store.Options{Who: "bench", NoSearch: true}, settings)
	if err != nil {
		return err
	}
	defer book.Close()
	return clocked(func() error {
		words, err := intake.ReadWords(assets.IntakeWords())
		if err != nil {
			return err
		}
		read, err := sheet.Open(args[0])
		if err != nil {
			return err
		}
		var jobs []*intake.Job
		for _, table := range intake.Offers(read, intake.Members, words) {
			jobs = append(jobs, &intake.Job{Table: table, Words: words})
		}
		plans, err := intake.PlanAll(book, jobs...)
		if err != nil {
			return err
		}
		if n := plans[0].Count(intake.Add); n < people*9/10 {
			return fmt.Errorf("only %d rows are taken", n)
		}
		_, _, err = intake.DoAll(book, jobs, plans)
		return err
	})
}

// excelizeRowsMain reads the rows as excelize alone does.
func excelizeRowsMain(args []string) error {
	return clocked(func() error {
		f, err := excelize.OpenFile(args[0])
		if err != nil {
			return err
		}
		defer f.Close()
		rows, err := f.Rows(f.GetSheetName(0))
		if err != nil {
			return err
		}
		n := 0
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				return err
			}
			n++
		}
		if n != people+1 {
			return fmt.Errorf("%d rows", n)
		}
		return rows.Close()
	})
}

// excelizeWriteMain writes the list with excelize's stream writer.
func excelizeWriteMain(args []string) error {
	return clocked(func() error {
		f := excelize.NewFile()
		defer f.Close()
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			return err
		}
		if err := w.SetRow("A1", personHead); err != nil {
			return err
		}
		for i := range people {
			at, err := excelize.CoordinatesToCellName(1, i+2)
			if err != nil {
				return err
			}
			if err := w.SetRow(at, personRow(i)); err != nil {
				return err
			}
		}
		if err := w.Flush(); err != nil {
			return err
		}
		return f.SaveAs(args[0])
	})
}

// sharedWriteMain writes the list as Excel does, with its texts in a part of their own.
func sharedWriteMain(args []string) error {
	f := excelize.NewFile()
	defer f.Close()
	rows := [][]any{personHead}
	for i := range people {
		rows = append(rows, personRow(i))
	}
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	return f.SaveAs(args[0])
}

// workbookWriteMain writes the same list with ours.
func workbookWriteMain(args []string) error {
	return clocked(func() error {
		out, err := os.Create(args[0])
		if err != nil {
			return err
		}
		defer out.Close()
		row := func(n int, values []any) workbook.Row {
			r := workbook.Row{N: n}
			for col, v := range values {
				r.Cells = append(r.Cells, workbook.Cell{Col: col, Value: v})
			}
			return r
		}
		s := workbook.Sheet{Name: "A", Rows: func(yield func(workbook.Row) bool) {
			if !yield(row(0, personHead)) {
				return
			}
			for i := range people {
				if !yield(row(i+1, personRow(i))) {
					return
				}
			}
		}}
		return workbook.Write(out, &workbook.Workbook{Sheets: []workbook.Sheet{s}})
	})
}

// lettersMain decodes 10 MB of TCVN3, or copies them letter by letter by way of a table.
func lettersMain(args []string) error {
	text := strings.Repeat("nguyÔn v¨n hïng, trÇn thÞ ®\u00ADîm, lª h÷u ph\u00ADíc, khu phè 12; ", 10<<20/75)
	var table [256]string
	for i := range table {
		table[i] = letters.Decode(string(rune(i)), letters.TCVN3)
	}
	return clocked(func() error {
		if args[0] == "decode" {
			if out := letters.Decode(text, letters.TCVN3); len(out) < len(text) {
				return fmt.Errorf("%d bytes", len(out))
			}
			return nil
		}
		out := make([]byte, 0, 2*len(text))
		for _, r := range text {
			out = append(out, table[r&0xFF]...)
		}
		if s := string(out); len(s) < len(text) {
			return fmt.Errorf("%d bytes", len(s))
		}
		return nil
	})
}
