; The installer: for one person, without an administrator, without the internet. Built by
; .ci/dist, which says VERSION, FOUR (with the build), FROM (the programs), OUTFILE, and
; OPENGL (a folder) if the software renderer was built.
;
; Program and books stand apart: the program in Programs\SoPhongTrao, the books in ${DATA}.
; An installer of another version, newer or older, takes the place of the one that is
; there; that is the update and the way back. Before that the program copies every book
; (--before-update), and no copy, no change.
;
; Exit codes of /S: 2 Windows too old, 3 the program is open, 4 no copy of the books,
; 5 the files could not be written.
Unicode true
Target amd64-unicode
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define DATA "$LOCALAPPDATA\SoPhongTrao"
!include texts.nsh
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoPhongTrao"
!define KIND "SoPhongTrao.So"
!define EXE "$INSTDIR\sophongtrao.exe"
!define MENU "$SMPROGRAMS\${PRODUCT}"

Name "${PRODUCT}"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\SoPhongTrao"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetDateSave off ; the same bytes from the same sources
ManifestDPIAware true
BrandingText " "
VIProductVersion "${FOUR}"
VIFileVersion "${FOUR}"
VIAddVersionKey /LANG=1066 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=1066 "CompanyName" "${MAKER}"
VIAddVersionKey /LANG=1066 "FileDescription" "${TEXT_INSTALLER}"
VIAddVersionKey /LANG=1066 "FileVersion" "${FOUR}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${FOUR}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "Apache 2.0"

!define MUI_ICON so.ico
!define MUI_UNICON so.ico
!define MUI_WELCOMEPAGE_TITLE "${TEXT_WELCOME}"
!define MUI_WELCOMEPAGE_TEXT "${TEXT_WELCOME_BODY}"
!define MUI_FINISHPAGE_TITLE "${TEXT_DONE}"
!define MUI_FINISHPAGE_TEXT "${TEXT_DONE_BODY}"
!define MUI_FINISHPAGE_RUN "${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "${TEXT_RUN}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${TEXT_REMOVE_BODY}"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

!ifdef SIGN
!finalize '${SIGN} "%1"'
!uninstfinalize '${SIGN} "%1"'
!endif

; Says why not, and ends with a code.
!macro Refuse text code
	MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
	SetErrorLevel ${code}
	Quit
!macroend

; Waits until the program is closed: a program that runs cannot be written.
!macro Closed
	${DoWhile} ${FileExists} "${EXE}"
		ClearErrors
		FileOpen $0 "${EXE}" a
		${IfNot} ${Errors}
			FileClose $0
			${ExitDo}
		${EndIf}
		MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TEXT_OPEN}" /SD IDCANCEL IDRETRY +3
		SetErrorLevel 3
		Quit
	${Loop}
!macroend

Function .onInit
	${IfNot} ${AtLeastWin10}
		!insertmacro Refuse "${TEXT_OLD_WINDOWS}" 2
	${EndIf}
FunctionEnd

Section
	!insertmacro Closed
	${If} ${FileExists} "${EXE}"
		DetailPrint "${TEXT_COPYING}"
		ExecWait '"${EXE}" --before-update' $0
		${If} $0 != 0
			!insertmacro Refuse "${TEXT_NO_COPY}" 4
		${EndIf}
	${EndIf}

	; Beside the old files first; they change places when all are on the disk.
	RMDir /r "$INSTDIR\moi"
	SetOutPath "$INSTDIR\moi"
	ClearErrors
	File "${FROM}\sophongtrao.exe"
	File "${FROM}\sophongtrao-cli.exe"
	File "${FROM}\LICENSE.txt"
	File "${FROM}\NOTICE.txt"
	${If} ${Errors}
		SetOutPath "$INSTDIR"
		RMDir /r "$INSTDIR\moi"
		!insertmacro Refuse "${TEXT_FAILED}" 5
	${EndIf}
	SetOutPath "$INSTDIR"
	Delete "$INSTDIR\*.cu"
	Rename "${EXE}" "${EXE}.cu" ; if there is one
	ClearErrors
	Rename "$INSTDIR\moi\sophongtrao.exe" "${EXE}"
	${If} ${Errors}
		Rename "${EXE}.cu" "${EXE}"
		RMDir /r "$INSTDIR\moi"
		!insertmacro Refuse "${TEXT_FAILED}" 5
	${EndIf}
	Delete "${EXE}.cu"
	Delete "$INSTDIR\sophongtrao-cli.exe"
	Rename "$INSTDIR\moi\sophongtrao-cli.exe" "$INSTDIR\sophongtrao-cli.exe"
	Delete "$INSTDIR\LICENSE.txt"
	Rename "$INSTDIR\moi\LICENSE.txt" "$INSTDIR\LICENSE.txt"
	Delete "$INSTDIR\NOTICE.txt"
	Rename "$INSTDIR\moi\NOTICE.txt" "$INSTDIR\NOTICE.txt"
	RMDir "$INSTDIR\moi"
	Delete "$INSTDIR\tuong-thich\sophongtrao.exe" ; the program makes its copy anew
!ifdef OPENGL
	SetOutPath "$INSTDIR\tuong-thich"
	File "${OPENGL}\opengl32.dll"
	File "${OPENGL}\libgallium_wgl.dll"
	File "${OPENGL}\MESA-LICENSE.txt"
	SetOutPath "$INSTDIR"
!endif
	WriteUninstaller "$INSTDIR\go-cai-dat.exe"

	CreateDirectory "${MENU}"
	CreateShortcut "${MENU}\${PRODUCT}.lnk" "${EXE}"
	CreateShortcut "${MENU}\${TEXT_COMPAT}.lnk" "${EXE}" "--tuong-thich" "" "" "" "" "${TEXT_COMPAT_WHY}"
	CreateShortcut "${MENU}\${TEXT_REMOVE}.lnk" "$INSTDIR\go-cai-dat.exe"
	CreateShortcut "$DESKTOP\${PRODUCT}.lnk" "${EXE}"

	WriteRegStr HKCU "Software\Classes\.sopt" "" "${KIND}"
	WriteRegStr HKCU "Software\Classes\${KIND}" "" "${TEXT_KIND}"
	WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "${EXE},0"
	WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"${EXE}" "%1"'
	System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED

	WriteRegStr HKCU "${KEY}" "DisplayName" "${PRODUCT}"
	WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${KEY}" "DisplayIcon" "${EXE}"
	WriteRegStr HKCU "${KEY}" "Publisher" "${MAKER}"
	WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
	WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
	WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\go-cai-dat.exe" /S'
	WriteRegDWORD HKCU "${KEY}" "NoModify" 1
	WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; Only what the installer has put there goes: a file of somebody else keeps its folder.
Section Uninstall
	!insertmacro Closed
	Delete "${EXE}"
	Delete "$INSTDIR\sophongtrao-cli.exe"
	Delete "$INSTDIR\LICENSE.txt"
	Delete "$INSTDIR\NOTICE.txt"
	Delete "$INSTDIR\tuong-thich\sophongtrao.exe"
	Delete "$INSTDIR\tuong-thich\opengl32.dll"
	Delete "$INSTDIR\tuong-thich\libgallium_wgl.dll"
	Delete "$INSTDIR\tuong-thich\MESA-LICENSE.txt"
	RMDir "$INSTDIR\tuong-thich"
	Delete "$INSTDIR\go-cai-dat.exe"
	RMDir "$INSTDIR"
	RMDir /r "${MENU}"
	Delete "$DESKTOP\${PRODUCT}.lnk"
	ReadRegStr $0 HKCU "Software\Classes\.sopt" ""
	${If} $0 == "${KIND}"
		DeleteRegKey HKCU "Software\Classes\.sopt"
	${EndIf}
	DeleteRegKey HKCU "Software\Classes\${KIND}"
	System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
	DeleteRegKey HKCU "${KEY}"
	MessageBox MB_OK|MB_ICONINFORMATION "${TEXT_KEPT}" /SD IDOK
SectionEnd
