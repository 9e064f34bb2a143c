/* Gives Wine a printer that writes PostScript into a file: driver, port, printer, and the
 * default one. Called with the Windows name of the PPD's file and that of the output;
 * needs no CUPS. Wine takes a port for a file where its name is the path of one. */
#include <windows.h>
#include <winspool.h>
#include <stdio.h>

static WCHAR name[] = L"Máy in thử", driver[] = L"Thử", engine[] = L"wineps.drv", none[] = L"";

static int failed(const char *step) {
	fprintf(stderr, "%s: error %lu\n", step, GetLastError());
	return 1;
}

int wmain(int argc, WCHAR **argv) {
	if (argc != 3) return failed("usage: printer.exe PPD OUTPUT");
	HKEY ports;
	if (RegCreateKeyW(HKEY_LOCAL_MACHINE, L"Software\\Microsoft\\Windows NT\\CurrentVersion\\Ports", &ports) ||
		RegSetValueExW(ports, argv[2], 0, REG_SZ, (BYTE *)none, sizeof none)) return failed("port");
	RegCloseKey(ports);
	DRIVER_INFO_3W d = {0};
	d.cVersion = 3, d.pName = driver, d.pEnvironment = L"Windows x64", d.pDriverPath = engine, d.pDataFile = argv[1];
	d.pConfigFile = engine, d.pDefaultDataType = L"RAW";
	if (!AddPrinterDriverExW(NULL, 3, (BYTE *)&d, APD_COPY_NEW_FILES | APD_COPY_FROM_DIRECTORY)) return failed("driver");
	PRINTER_INFO_2W p = {0};
	p.pPrinterName = name, p.pPortName = argv[2], p.pDriverName = driver, p.pPrintProcessor = L"winprint", p.pDatatype = L"RAW";
	p.pSepFile = p.pComment = p.pLocation = p.pParameters = p.pShareName = none;
	if (!AddPrinterW(NULL, 2, (BYTE *)&p)) return failed("printer");
	if (!SetDefaultPrinterW(name)) return failed("default");
	return 0;
}
