// drop WINDOW-NAME X Y FILE... drags files over the window whose title begins with the
// name and drops them at X, Y of the screen, as a file manager does: version 5 of the
// drag-and-drop protocol for X (freedesktop.org, XDND). It says "dropped" when the window
// has told that it took them.
//
//	cc -O2 -Wall -o drop drop.c -lX11
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Display *d;

static Atom atom(const char *name) { return XInternAtom(d, name, False); }

// read_property is one of a window, to be freed; NULL for none.
static char *read_property(Window of, const char *name) {
	Atom type;
	int format;
	unsigned long items, left;
	unsigned char *data = NULL;
	if (XGetWindowProperty(d, of, atom(name), 0, 256, False, AnyPropertyType, &type, &format, &items, &left, &data) == Success && items > 0)
		return (char *)data;
	if (data)
		XFree(data);
	return NULL;
}

// find looks for the window that can be dropped on, from the root down.
static Window find(Window from, const char *name) {
	Window root, parent, *list, got = None;
	unsigned n;
	char *title = read_property(from, "_NET_WM_NAME"), *aware = read_property(from, "XdndAware");
	if (title && aware && strncmp(title, name, strlen(name)) == 0)
		got = from;
	if (title)
		XFree(title);
	if (aware)
		XFree(aware);
	if (got || !XQueryTree(d, from, &root, &parent, &list, &n))
		return got;
	for (unsigned i = 0; i < n && !got; i++)
		got = find(list[i], name);
	if (list)
		XFree(list);
	return got;
}

static void tell(Window to, const char *what, long a, long b, long c, long e, long f) {
	XClientMessageEvent m = {.type = ClientMessage, .display = d, .window = to, .message_type = atom(what), .format = 32};
	m.data.l[0] = a, m.data.l[1] = b, m.data.l[2] = c, m.data.l[3] = e, m.data.l[4] = f;
	XSendEvent(d, to, False, NoEventMask, (XEvent *)&m);
	XFlush(d);
}

// give answers a request for the files.
static void give(XSelectionRequestEvent *r, const char *list) {
	XSelectionEvent e = {.type = SelectionNotify, .display = d, .requestor = r->requestor, .selection = r->selection, .target = r->target, .time = r->time};
	if (r->target == atom("text/uri-list")) {
		XChangeProperty(d, r->requestor, r->property, r->target, 8, PropModeReplace, (const unsigned char *)list, strlen(list));
		e.property = r->property;
	}
	XSendEvent(d, r->requestor, False, NoEventMask, (XEvent *)&e);
	XFlush(d);
}

// hear waits for a message from the window, at most ten seconds, and answers requests.
static int hear(const char *what, const char *list) {
	XEvent e;
	struct pollfd p = {.fd = ConnectionNumber(d), .events = POLLIN};
	for (int tries = 0; tries < 100; tries++) {
		while (XPending(d)) {
			XNextEvent(d, &e);
			if (e.type == SelectionRequest)
				give(&e.xselectionrequest, list);
			if (e.type == ClientMessage && e.xclient.message_type == atom(what))
				return 1;
		}
		poll(&p, 1, 100);
	}
	fprintf(stderr, "the window sends no %s\n", what);
	return 0;
}

int main(int n, char **args) {
	char list[8192] = "";
	if (n < 5 || !(d = XOpenDisplay(NULL)))
		return 2;
	for (int i = 4; i < n; i++) { // letters beyond ASCII are written %XX
		if (strlen(list) + 3 * strlen(args[i]) + 16 > sizeof list)
			return 2;
		strcat(list, "file://");
		for (unsigned char *c = (unsigned char *)args[i]; *c; c++)
			sprintf(list + strlen(list), *c <= ' ' || *c >= 0x7f || *c == '%' ? "%%%02X" : "%c", *c);
		strcat(list, "\r\n");
	}
	Window root = DefaultRootWindow(d), to = find(root, args[1]);
	if (!to) {
		fprintf(stderr, "no window %s that can be dropped on\n", args[1]);
		return 1;
	}
	Window from = XCreateSimpleWindow(d, root, 0, 0, 1, 1, 0, 0, 0);
	long x = atol(args[2]), y = atol(args[3]);
	XSetSelectionOwner(d, atom("XdndSelection"), from, CurrentTime);
	tell(to, "XdndEnter", from, 5L << 24, atom("text/uri-list"), None, None);
	tell(to, "XdndPosition", from, 0, x << 16 | y, CurrentTime, atom("XdndActionCopy"));
	if (!hear("XdndStatus", list))
		return 1;
	tell(to, "XdndDrop", from, 0, CurrentTime, 0, 0);
	if (!hear("XdndFinished", list))
		return 1;
	puts("dropped");
	return 0;
}
