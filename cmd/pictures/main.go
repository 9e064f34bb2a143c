package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// pictures are the manual's names with the gallery's.
var pictures = map[string]string{
	"viec-can-lam": "home-1366",
	"so-nhiem-vu":  "tasks-list-1366",
	"to-tu-quan":   "teams-list-1366",
	"thanh-vien":   "teams-member-1366",
	"cuoc-hop":     "meetings-form-1366",
	"mo-hinh":      "models-list-1366",
	"xem-truoc":    "documents-roster-1366",
	"van-ban":      "documents-list-1366",
	"kiem-tra":     "inspections-list-1366",
	"khen-thuong":  "commendations-list-1366",
	"hoat-dong":    "activities-list-1366",
	"kinh-phi":     "funds-list-1366",
	"dat-chuan":    "standard-list-1366",
	"sap-nhap":     "areas-merge-look-1366",
	"nhap-cot":     "intake-look-1366",
	"nhap-dong":    "intake-plan-1366",
	"gop-nguoi":    "people-unite-1366",
	"an-toan":      "safety-1366",
	"khoi-phuc":    "safety-restore-1366",
	"phieu-ma":     "safety-sheet-1366",
	"so-hong":      "trouble-damaged-1366",
	"du-lieu":      "privacy-person-1366",
	"xoa-du-lieu":  "privacy-erase-1366",
}

func main() {
	from := flag.String("from", "out/gallery", "folder of the gallery")
	to := flag.String("to", "assets/manual/hinh", "folder of the manual's pictures")
	only := flag.String("only", "", "renew only this picture")
	flag.Parse()
	failed := false
	for _, name := range slices.Sorted(maps.Keys(pictures)) {
		if *only != "" && name != *only {
			continue
		}
		if err := renew(filepath.Join(*from, pictures[name]+".png"), filepath.Join(*to, name+".png")); err != nil {
			fmt.Fprintln(os.Stderr, "pictures:", err)
			failed = true // the others are renewed all the same
		}
	}
	if failed {
		os.Exit(1)
	}
}

func renew(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	few := image.NewPaletted(img.Bounds(), palette(img, 128))
	draw.Draw(few, img.Bounds(), img, image.Point{}, draw.Src) // no dithering: flat screens
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, few); err != nil {
		return err
	}
	return os.WriteFile(to, out.Bytes(), 0o644)
}

// palette is the n commonest colours, near ones taken together.
func palette(img image.Image, n int) color.Palette {
	count := map[color.NRGBA]int{}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			count[color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)]++
		}
	}
	list := make([]color.NRGBA, 0, len(count))
	for c := range count {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b color.NRGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var p color.Palette
	for _, c := range list {
		if len(p) == n {
			break
		}
		if !slices.ContainsFunc(p, func(o color.Color) bool { return near(c, o.(color.NRGBA)) }) {
			p = append(p, c)
		}
	}
	return p
}

func near(a, b color.NRGBA) bool {
	d := func(x, y uint8) int { return int(x) - int(y) }
	r, g, bl := d(a.R, b.R), d(a.G, b.G), d(a.B, b.B)
	return r*r+g*g+bl*bl < 100
}
