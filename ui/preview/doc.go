// Package preview shows laid-out pages on the screen: the same lines at the same
// places as the paper, with the same typefaces, at any zoom.
//
// Words: a page is a paper.Page in millimetres; scale is screen units (Fyne's) per
// millimetre; the flow is the pages one below the other; ink draws letters.
//
// How: one raster as large as the window part shows what of the flow is visible,
// a see-through scroller above it gives bars, wheel and clicks. So memory and time
// depend on the size of the window, not on the number of pages. canvas.Text was
// not taken: Fyne's shaper kerns, the paper does not, and lines would drift apart
// from print; it also keeps one texture for every distinct text.
//
// Promises:
//   - A letter stands at its millimetre x scale, rounded to a quarter of a pixel
//     sideways and to a whole pixel in height (for sharpness).
//   - Only visible pages are drawn.
//   - A click on a text with a Ref is told to the listener: every number opens the
//     records behind it.
//
// It knows no record, no form and no store, and lays nothing out itself.
package preview
