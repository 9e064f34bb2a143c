/* The fingers of the Wine test: sends keys and text to the foreground window with
 * SendInput, the call that UniKey and EVKey use. Reads one command a line from
 * standard input and answers "ok" or "error N" when Windows has taken it:
 *
 *   key VK MODS    press and release; VK is hex, MODS any of c(trl) s(hift) a(lt) or -
 *   edit HOW N U.. take N letters back, then send the UTF-16 units U (hex), in one call:
 *                  HOW keys    Backspace keys, then letters as VK_PACKET (UniKey's usual way)
 *                      packet  U+0008 as VK_PACKET (the way that GLFW throws away)
 *                      select  Shift+Left, then letters
 *                      clip    Backspace keys, then Shift+Insert of the clipboard
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 512
static INPUT queue[MOST];
static int queued;

static void put(WORD vk, WORD unit, DWORD flags) {
	if (queued == MOST) return;
	INPUT *in = &queue[queued++];
	memset(in, 0, sizeof *in);
	in->type = INPUT_KEYBOARD;
	in->ki.wVk = vk;
	in->ki.wScan = unit ? unit : (WORD)MapVirtualKeyA(vk, MAPVK_VK_TO_VSC);
	in->ki.dwFlags = flags;
}

/* Keys of the grey block carry the extended flag, or NumLock turns them. */
static DWORD extended(WORD vk) {
	switch (vk) {
	case VK_INSERT: case VK_DELETE: case VK_HOME: case VK_END: case VK_PRIOR: case VK_NEXT:
	case VK_LEFT: case VK_RIGHT: case VK_UP: case VK_DOWN:
		return KEYEVENTF_EXTENDEDKEY;
	}
	return 0;
}

static void press(WORD vk) {
	put(vk, 0, extended(vk));
	put(vk, 0, extended(vk) | KEYEVENTF_KEYUP);
}

static void packet(WORD unit) {
	put(0, unit, KEYEVENTF_UNICODE);
	put(0, unit, KEYEVENTF_UNICODE | KEYEVENTF_KEYUP);
}

static void flush(void) {
	UINT sent = SendInput(queued, queue, sizeof(INPUT));
	if ((int)sent == queued) puts("ok");
	else printf("error %lu\n", GetLastError());
	fflush(stdout);
	queued = 0;
}

static void key(WORD vk, const char *mods) {
	if (strchr(mods, 'c')) put(VK_CONTROL, 0, 0);
	if (strchr(mods, 's')) put(VK_SHIFT, 0, 0);
	if (strchr(mods, 'a')) put(VK_MENU, 0, 0);
	press(vk);
	if (strchr(mods, 'a')) put(VK_MENU, 0, KEYEVENTF_KEYUP);
	if (strchr(mods, 's')) put(VK_SHIFT, 0, KEYEVENTF_KEYUP);
	if (strchr(mods, 'c')) put(VK_CONTROL, 0, KEYEVENTF_KEYUP);
	flush();
}

static void clip(const WCHAR *text, int n) {
	HGLOBAL mem = GlobalAlloc(GMEM_MOVEABLE, (n + 1) * sizeof(WCHAR));
	WCHAR *to = GlobalLock(mem);
	memcpy(to, text, n * sizeof(WCHAR));
	to[n] = 0;
	GlobalUnlock(mem);
	/* Without a window of ours as owner only the first text stays. */
	static HWND owner;
	if (!owner) owner = CreateWindowA("STATIC", "", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
	if (!OpenClipboard(owner)) return;
	EmptyClipboard();
	SetClipboardData(CF_UNICODETEXT, mem);
	CloseClipboard();
}

static void edit(const char *how, int back, const WCHAR *text, int n) {
	if (!strcmp(how, "select") && back) {
		put(VK_SHIFT, 0, 0);
		for (int i = 0; i < back; i++) press(VK_LEFT);
		put(VK_SHIFT, 0, KEYEVENTF_KEYUP);
	} else {
		for (int i = 0; i < back; i++) {
			if (!strcmp(how, "packet")) packet(8);
			else press(VK_BACK);
		}
	}
	if (!strcmp(how, "clip")) {
		clip(text, n);
		put(VK_SHIFT, 0, 0);
		press(VK_INSERT);
		put(VK_SHIFT, 0, KEYEVENTF_KEYUP);
		flush();
		/* The program reads the clipboard when it comes to the key: wait, as UniKey
		 * does, and hand the data out meanwhile, which takes a message loop. */
		for (DWORD end = GetTickCount() + 150; GetTickCount() < end; Sleep(5)) {
			MSG m;
			while (PeekMessageA(&m, NULL, 0, 0, PM_REMOVE)) DispatchMessageA(&m);
		}
		return;
	}
	for (int i = 0; i < n; i++) packet(text[i]);
	flush();
}

int main(void) {
	char line[8192];
	while (fgets(line, sizeof line, stdin)) {
		char *verb = strtok(line, " \r\n");
		if (!verb) continue;
		if (!strcmp(verb, "key")) {
			char *vk = strtok(NULL, " \r\n"), *mods = strtok(NULL, " \r\n");
			key((WORD)strtoul(vk ? vk : "0", NULL, 16), mods ? mods : "-");
		} else if (!strcmp(verb, "edit")) {
			char *how = strtok(NULL, " \r\n"), *back = strtok(NULL, " \r\n"), *unit;
			WCHAR text[MOST / 4];
			int n = 0;
			while (n < MOST / 4 && (unit = strtok(NULL, " \r\n"))) text[n++] = (WCHAR)strtoul(unit, NULL, 16);
			edit(how ? how : "keys", back ? atoi(back) : 0, text, n);
		} else {
			puts("error verb");
			fflush(stdout);
		}
	}
	return 0;
}
