package child

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"

	"sophongtrao/store"
)

// Flag marks the process that does the looking: --check-in-child JOB FILE.
const Flag = "--check-in-child"

var (
	// ErrStart: the child could not be started, so nothing is known of the file.
	ErrStart = errors.New("child: the process of the check did not start")
	// ErrDied: the child ended without an answer. The file, or the disk below it, does
	// that to every process that reads it.
	ErrDied = errors.New("child: the process of the check died")
)

// jobs are what a child can be asked to do with a file.
var jobs = map[string]func(path, secret string) (any, error){
	"check": func(path, secret string) (any, error) {
		return store.CheckWith(path, store.Options{Secret: secret})
	},
}

// Check is store.Check in a child. self is the program's own file; secret opens a
// protected book and is "" for others. ErrStart, ErrDied, ctx's error, or an
// *store.OpenError.
func Check(ctx context.Context, self, path, secret string) (store.Report, error) {
	var r store.Report
	return r, ask(ctx, self, "check", path, secret, &r)
}

// answer is what the child writes: a result, or a fault.
type answer struct {
	Done   json.RawMessage
	Fault  string // the text of a sentinel of the store, else of the error
	Path   string // of an *store.OpenError
	Holder *store.Holder
	Schema int
}

// ask starts the child and waits for its answer.
func ask(ctx context.Context, self, job, path, secret string, into any) error {
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, self, Flag, job, path)
	cmd.Stdin, cmd.Stdout = strings.NewReader(secret), &out
	quiet(cmd)
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && !errors.As(err, &exit):
		return fmt.Errorf("%w: %v", ErrStart, err)
	}
	var a answer
	if json.Unmarshal(out.Bytes(), &a) != nil {
		return ErrDied
	}
	if a.Fault != "" {
		return a.err()
	}
	if json.Unmarshal(a.Done, into) != nil {
		return ErrDied
	}
	return nil
}

// Main does what the arguments ask for and says its exit code; ok is false when they
// ask for no child.
func Main(args []string, in io.Reader, out io.Writer) (code int, ok bool) {
	if len(args) != 3 || args[0] != Flag {
		return 0, false
	}
	a := run(args[1], args[2], in)
	if json.NewEncoder(out).Encode(a) != nil || a.Fault != "" {
		return 1, true
	}
	return 0, true
}

func run(job, path string, in io.Reader) (a answer) {
	defer func() {
		if recover() != nil {
			a = answer{Fault: ErrDied.Error(), Path: path}
		}
	}()
	do := jobs[job]
	secret, err := io.ReadAll(io.LimitReader(in, 4096))
	if do == nil || err != nil {
		return answer{Fault: ErrStart.Error()}
	}
	r, err := do(path, string(secret))
	if err != nil {
		return faulty(err)
	}
	done, err := json.Marshal(r)
	if err != nil {
		return faulty(err)
	}
	return answer{Done: done}
}

// sentinels are the faults that come through as themselves.
var sentinels = []error{
	store.ErrNoFile, store.ErrEmpty, store.ErrForeign, store.ErrCut, store.ErrDamaged, store.ErrNewer, store.ErrLocked,
	store.ErrReadOnly, store.ErrFull, store.ErrMigrate, store.ErrSecret, store.ErrWrongSecret, ErrStart, ErrDied,
}

func faulty(err error) answer {
	a := answer{Fault: err.Error()}
	for _, s := range sentinels {
		if errors.Is(err, s) {
			a.Fault = s.Error()
		}
	}
	var o *store.OpenError
	if errors.As(err, &o) {
		a.Path, a.Holder, a.Schema = o.Path, o.Holder, o.Schema
	}
	return a
}

func (a answer) err() error {
	err := errors.New(a.Fault)
	for _, s := range sentinels {
		if a.Fault == s.Error() {
			err = s
		}
	}
	if a.Path == "" {
		return err
	}
	return &store.OpenError{Path: a.Path, Err: err, Holder: a.Holder, Schema: a.Schema}
}
