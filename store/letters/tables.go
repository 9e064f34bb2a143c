package letters

// tcvn3 pairs what stands in the file (a code point of Latin 1) with its letter, one
// behind the other: TCVN 5712:1993, third table (VSCII-3). Capitals with a tone exist
// only by the fonts whose names end in H.
const tcvn3 = "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợ" +
	"ïùóúñủòũôụ\u00ADưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư"

// vniWhole are the letters that VNI writes as one character.
const vniWhole = "ôơöưííììæỉóĩòịîỵñđÔƠÖƯÍÍÌÌÆỈÓĨÒỊÎỴÑĐ"

// vniMarks are the second characters of VNI with the marks they stand for, as NFD has
// them: a tone, or a roof or bowl with a tone. A capital mark means the same.
var vniMarks = map[rune]string{
	'ù': "\u0301", 'ø': "\u0300", 'û': "\u0309", 'õ': "\u0303", 'ï': "\u0323",
	'â': "\u0302", 'á': "\u0302\u0301", 'à': "\u0302\u0300", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'ä': "\u0302\u0323",
	'ê': "\u0306", 'é': "\u0306\u0301", 'è': "\u0306\u0300", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'ë': "\u0306\u0323",
}

// vniBases say which marks may follow a letter: tones alone, with a roof, with a bowl.
// ô and ö stand for ơ and ư and take tones alone.
var vniBases = map[rune]struct {
	letter     string
	roof, bowl bool
}{
	'a': {"a", true, true}, 'e': {"e", true, false}, 'o': {"o", true, false}, 'u': {"u", false, false},
	'y': {"y", false, false}, 'ô': {"ơ", false, false}, 'ö': {"ư", false, false},
}

// latin are the letters of Latin 1 that Vietnamese has.
const latin = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"

// small are the small Vietnamese letters between ASCII and U+1EA0.
const small = "àáâãèéêìíòóôõùúýăđĩũơư"

// The parts of a syllable without its tone. What no Vietnamese syllable is made of tells
// that a text was read with the wrong table.
const (
	consonants = "bcdđghklmnpqrstvx"

	onsets = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
	rimes  = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
		"e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu " +
		"o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot " +
		"ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt " +
		"up ut uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu " +
		"y yêm yên yêng yêt yêu"
)
