@echo off
rem Starts Laurel with the first Java 25 or newer that it finds: the runtime beside it, LAUREL_JAVA_HOME,
rem JAVA_HOME, java on the PATH, then where installers usually put them. LAUREL_JAVA_OPTS adds options for Java.
setlocal EnableExtensions DisableDelayedExpansion
set "app=%~dp0.."
set "java="
call :fits "%app%\runtime"
if not defined java if defined LAUREL_JAVA_HOME call :fits "%LAUREL_JAVA_HOME%"
if not defined java if defined JAVA_HOME call :fits "%JAVA_HOME%"
if not defined java for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :fits "%%~dp$PATH:j.."
for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%LocalAppData%\Programs\Eclipse Adoptium") do (
    if not defined java if exist "%%~p" for /d %%h in ("%%~p\*") do if not defined java call :fits "%%~h"
)
if not defined java (
    echo laurel: Laurel needs Java 25 or newer, and none was found. Install Temurin 25 ^(https://adoptium.net^), or name one in LAUREL_JAVA_HOME. 1>&2
    exit /b 1
)
"%java%" @"%app%\lib\java.options" -XX:AOTCache="%app%\lib\laurel.aot" %LAUREL_JAVA_OPTS% -cp "%app%\lib\laurel.jar" dev.laurel.Launcher %*
exit /b %ERRORLEVEL%

:fits
if not exist "%~1\bin\java.exe" exit /b 1
if not exist "%~1\release" exit /b 1
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
    for /f "delims=.+-" %%m in ("%%~v") do if %%m GEQ 25 set "java=%~1\bin\java.exe"
)
exit /b 0
