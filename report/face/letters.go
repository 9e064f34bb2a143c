package face

// Vietnamese is the 134 letters that have a mark, and đ and Đ are among them; with
// the plain letters of ASCII they are all that Vietnamese is written with
// (TCVN 6909:2001).
const Vietnamese = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ" +
	"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"

// Needed is every letter that a family must have, with the widths of Tinos, before
// papers are set in it: ASCII, Vietnamese, and the signs of official papers.
const Needed = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" +
	Vietnamese + "\u00A0–—‘’“”…•·°²³½×«»§±≤≥₫№"
