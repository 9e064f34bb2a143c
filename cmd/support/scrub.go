package support

import (
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// gap stands where something was cut out.
const gap = "[…]"

// paths are absolute paths, on to the colon that ends them in messages of the system;
// names of books, which are chosen by people, also alone.
var paths = regexp.MustCompile(`(^|[\s"'(=\[:])(?:[A-Za-z]:[\\/]|\\\\|~?/)[^:\n"]*|[^\s"':/\\]*\.sopt\b[^\s:"]*`)

// Scrub cuts paths and the names of the account and the machine out of a text.
func Scrub(text string) string { return scrub(text, own()) }

func scrub(text string, names []string) string {
	text = paths.ReplaceAllString(text, "${1}"+gap)
	for _, n := range names {
		text = regexp.MustCompile(`(?i)`+regexp.QuoteMeta(n)).ReplaceAllString(text, gap)
	}
	return text
}

// own are the names by which the system knows who works and where, the longest first.
// Shorter ones than three letters would cut up words.
func own() (names []string) {
	add := func(s string) {
		if len([]rune(s)) >= 3 && s != "root" && !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		add(home)
		add(filepath.Base(home))
	}
	if u, err := user.Current(); err == nil {
		add(u.Name)
		name := u.Username
		add(name)
		add(name[strings.LastIndexByte(name, '\\')+1:]) // DOMAIN\account
	}
	if host, err := os.Hostname(); err == nil {
		add(host)
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	return names
}

var (
	call  = regexp.MustCompile(`^(?:created by )?[\w./*()\-\[\]…{}·]+(?:\(.*\)| in goroutine \d+)?$`)
	place = regexp.MustCompile(`^\t.*[/\\]([\w.\-]+\.(?:go|s|c|h):\d+)`)
	fault = regexp.MustCompile(`^(?:panic: runtime error: [\w :\[\]\-]+|fatal error: [\w :\-]+|SIG[A-Z]+: [\w :\-]+|goroutine \d+ .*:)$`)
)

// Trace keeps of a crash's text what names the program's own places: functions, files
// without folders, lines. What a panic says may quote what somebody typed, and the
// arguments of functions what stands in memory: both are cut out.
func Trace(text string) string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch m := place.FindStringSubmatch(line); {
		case m != nil:
			out = append(out, "  "+m[1])
		case fault.MatchString(line):
			out = append(out, line)
		case strings.HasPrefix(line, "panic: "):
			out = append(out, "panic: "+gap)
		case call.MatchString(line) && strings.Contains(line, "."):
			if i := strings.LastIndex(line, "("); i > 0 && strings.HasSuffix(line, ")") {
				line = line[:i]
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
