; SPDX-License-Identifier: GPL-3.0-or-later
; Installs the program for one user, who need not be an administrator. make-installer names the files.
; With /S nothing is asked; /D=FOLDER, as the last argument and without quotes, names another folder.
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include "MUI2.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Shouwang"

Name "$(name)"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Shouwang"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "Shouwang ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Shouwang 守望"
VIAddVersionKey "FileDescription" "Shouwang 守望"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\shouwang.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString name ${LANG_SIMPCHINESE} "守望"
LangString name ${LANG_ENGLISH} "Shouwang"
LangString running ${LANG_SIMPCHINESE} "守望正在运行。请先关闭其所有窗口，再重试。"
LangString running ${LANG_ENGLISH} "Shouwang is running. Close all its windows first, then try again."

; A program that runs cannot be written over. What cannot be opened for writing is running.
!macro WAIT_UNTIL_CLOSED
  again:
  IfFileExists "$INSTDIR\bin\shouwang.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\bin\shouwang.exe" a
  IfErrors 0 opened
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(running)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 1
  Abort "$(running)"
  opened:
  FileClose $0
  closed:
!macroend

Section
  !insertmacro WAIT_UNTIL_CLOSED
  !include "${STAGE}/install.nsh"

  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ; The link starts the program in the folder of its own.
  SetOutPath "$INSTDIR\bin"
  CreateShortCut "$SMPROGRAMS\$(name).lnk" "$INSTDIR\bin\shouwang.exe"

  WriteRegStr HKCU "${KEY}" "DisplayName" "$(name)"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\bin\shouwang.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Shortcut" "$SMPROGRAMS\$(name).lnk"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; Databases, their backups and the settings are the user's, and stay.
Section "Uninstall"
  !insertmacro WAIT_UNTIL_CLOSED
  SetOutPath "$TEMP"
  !include "${STAGE}/uninstall.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  ReadRegStr $0 HKCU "${KEY}" "Shortcut"
  StrCmp $0 "" +2
  Delete "$0"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
