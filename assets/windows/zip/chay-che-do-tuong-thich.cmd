@echo off
start "" "%~dp0sophongtrao.exe" --tuong-thich
