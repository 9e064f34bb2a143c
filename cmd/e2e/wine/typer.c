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
 *   rest           waits until the program has taken every key sent before
 *   front          answers "ok TITLE", the title in UTF-8 of the window that gets the keys
 *   suspend        tells that window that the machine goes to sleep, and waits until it has heard
 *   read           answers "ok TEXT", what stands in that window's parts (a message box)
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 512
#define PATIENCE 60000 /* milliseconds that a busy machine may take */
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

/* Sends what is queued, and says how that went. */
static const char *flush(void) {
	static char error[40];
	UINT sent = SendInput(queued, queue, sizeof(INPUT));
	BOOL all = (int)sent == queued;
	queued = 0;
	if (all) return "ok";
	snprintf(error, sizeof error, "error %lu", GetLastError());
	return error;
}

static const char *key(WORD vk, const char *mods) {
	if (strchr(mods, 'c')) put(VK_CONTROL, 0, 0);
	if (strchr(mods, 's')) put(VK_SHIFT, 0, 0);
	if (strchr(mods, 'a')) put(VK_MENU, 0, 0);
	press(vk);
	if (strchr(mods, 'a')) put(VK_MENU, 0, KEYEVENTF_KEYUP);
	if (strchr(mods, 's')) put(VK_SHIFT, 0, KEYEVENTF_KEYUP);
	if (strchr(mods, 'c')) put(VK_CONTROL, 0, KEYEVENTF_KEYUP);
	return flush();
}

static const WCHAR *clip_text;
static int clip_length;
static BOOL clip_taken;

/* Gives the text when a program asks for it. */
static LRESULT CALLBACK owner_proc(HWND w, UINT message, WPARAM wp, LPARAM lp) {
	if (message != WM_RENDERFORMAT || wp != CF_UNICODETEXT) return DefWindowProcA(w, message, wp, lp);
	HGLOBAL mem = GlobalAlloc(GMEM_MOVEABLE, (clip_length + 1) * sizeof(WCHAR));
	WCHAR *to = GlobalLock(mem);
	memcpy(to, clip_text, clip_length * sizeof(WCHAR));
	to[clip_length] = 0;
	GlobalUnlock(mem);
	SetClipboardData(CF_UNICODETEXT, mem);
	clip_taken = TRUE;
	return 0;
}

/* Promises the text on the clipboard, presses Shift+Insert and waits until the program
 * has taken the text: with the next text there any sooner, a slow one would take that. */
static const char *clip(const WCHAR *text, int n) {
	static HWND owner;
	DWORD end = GetTickCount() + PATIENCE;
	if (!owner) {
		owner = CreateWindowA("STATIC", "", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
		SetWindowLongPtrA(owner, GWLP_WNDPROC, (LONG_PTR)owner_proc);
	}
	while (!OpenClipboard(owner)) { /* the program may still read the text before */
		if (GetTickCount() > end) return "error clipboard is open elsewhere";
		Sleep(5);
	}
	clip_text = text, clip_length = n, clip_taken = FALSE;
	EmptyClipboard();
	SetClipboardData(CF_UNICODETEXT, NULL);
	CloseClipboard();
	put(VK_SHIFT, 0, 0);
	press(VK_INSERT);
	put(VK_SHIFT, 0, KEYEVENTF_KEYUP);
	const char *answer = flush();
	while (!clip_taken) {
		MSG m;
		if (GetTickCount() > end) return "error nobody took the clipboard";
		while (PeekMessageA(&m, NULL, 0, 0, PM_REMOVE)) DispatchMessageA(&m);
		Sleep(1);
	}
	return answer;
}

static const char *edit(const char *how, int back, const WCHAR *text, int n) {
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
	if (!strcmp(how, "clip")) return clip(text, n);
	for (int i = 0; i < n; i++) packet(text[i]);
	return flush();
}

/* A window is told to paint itself only when no key is left in its queue: asks it to,
 * and waits until it has. A busy program shows nothing and so looks as if it rested. */
static const char *rest(void) {
	HWND w = GetForegroundWindow();
	if (!w) return "error no window has the keys";
	InvalidateRect(w, NULL, FALSE);
	for (DWORD end = GetTickCount() + PATIENCE; GetUpdateRect(w, NULL, FALSE); Sleep(2)) {
		if (GetTickCount() > end) return "error the program does not come to rest";
	}
	return "ok";
}

static const char *front(void) {
	static char answer[1024] = "ok ";
	WCHAR title[300] = {0};
	HWND w = GetForegroundWindow();
	if (w) GetWindowTextW(w, title, 300);
	WideCharToMultiByte(CP_UTF8, 0, title, -1, answer + 3, sizeof answer - 3, NULL, NULL);
	return answer;
}

/* Adds the text of a part of the window, a space for each new line. */
static BOOL CALLBACK part(HWND w, LPARAM to) {
	char *answer = (char *)to;
	WCHAR text[2000] = {0};
	size_t at = strlen(answer);
	GetWindowTextW(w, text, 2000);
	for (WCHAR *c = text; *c; c++) if (*c == L'\n' || *c == L'\r') *c = L' ';
	WideCharToMultiByte(CP_UTF8, 0, text, -1, answer + at, 7900 - (int)at, NULL, NULL);
	if (strlen(answer) < 7900) strcat(answer, " | ");
	return TRUE;
}

static const char *suspend(void) {
	DWORD_PTR answer;
	HWND w = GetForegroundWindow();
	BOOL heard = w && SendMessageTimeoutW(w, WM_POWERBROADCAST, PBT_APMSUSPEND, 0, SMTO_NORMAL, PATIENCE, &answer);
	return heard ? "ok" : "error deaf";
}

static const char *parts(void) {
	static char answer[8192];
	HWND w = GetForegroundWindow();
	strcpy(answer, "ok ");
	if (w) EnumChildWindows(w, part, (LPARAM)answer);
	return answer;
}

int main(void) {
	char line[8192];
	while (fgets(line, sizeof line, stdin)) {
		char *verb = strtok(line, " \r\n");
		const char *answer = "error verb";
		if (!verb) continue;
		if (!strcmp(verb, "key")) {
			char *vk = strtok(NULL, " \r\n"), *mods = strtok(NULL, " \r\n");
			answer = key((WORD)strtoul(vk ? vk : "0", NULL, 16), mods ? mods : "-");
		} else if (!strcmp(verb, "edit")) {
			char *how = strtok(NULL, " \r\n"), *back = strtok(NULL, " \r\n"), *unit;
			WCHAR text[MOST / 4];
			int n = 0;
			while (n < MOST / 4 && (unit = strtok(NULL, " \r\n"))) text[n++] = (WCHAR)strtoul(unit, NULL, 16);
			answer = edit(how ? how : "keys", back ? atoi(back) : 0, text, n);
		} else if (!strcmp(verb, "rest")) {
			answer = rest();
		} else if (!strcmp(verb, "front")) {
			answer = front();
		} else if (!strcmp(verb, "suspend")) {
			answer = suspend();
		} else if (!strcmp(verb, "read")) {
			answer = parts();
		}
		puts(answer);
		fflush(stdout);
	}
	return 0;
}
