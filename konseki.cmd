@echo off
rem Starts Konseki on Windows. UNTESTED: it was written beside the tested launcher `konseki` and has run on no Windows yet.
rem Needs Java 25 or newer in KONSEKI_JAVA_HOME or JAVA_HOME, else in PATH, and a built program:
rem     mvn -Pquick -Dmaven.test.skip=true package -pl forensics-cli -am
setlocal
set "ROOT=%~dp0"

set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined KONSEKI_JAVA_HOME if exist "%KONSEKI_JAVA_HOME%\bin\java.exe" set "JAVA=%KONSEKI_JAVA_HOME%\bin\java.exe"

set "VERSION="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1" ^| findstr /i "version"') do if not defined VERSION set "VERSION=%%~v"
for /f "delims=.-+ " %%m in ("%VERSION%") do set "MAJOR=%%m"
if not defined MAJOR set "MAJOR=0"
if %MAJOR% LSS 25 (
    echo konseki: Java 25 or newer is needed and none was found; install a JDK 25 or set KONSEKI_JAVA_HOME to its folder. 1>&2
    exit /b 70
)

set "JAR="
for %%j in ("%ROOT%forensics-cli\target\forensics-cli-*.jar") do set "JAR=%%~fj"
if not defined JAR (
    echo konseki: The program is not built yet; run: mvn -Pquick -Dmaven.test.skip=true package -pl forensics-cli -am 1>&2
    exit /b 70
)

rem 928 MiB + 48 MiB for each worker
set /a HEAP=928 + 48 * %NUMBER_OF_PROCESSORS%
endlocal & "%JAVA%" -Xmx%HEAP%m -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED %KONSEKI_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
