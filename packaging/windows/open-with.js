// Has Windows offer Laurel under "Open with" for the files that it can open without being the program that opens them
// by itself; jpackage's --file-associations would make it the latter.
// https://learn.microsoft.com/windows/win32/shell/app-registration: Applications\...\SupportedTypes
// usage: cscript open-with.js FILE.msi, before the file is signed
var PROGRAM = "Laurel.exe";
var TYPES = [".json", ".age"];
var TRANSACT = 1;
var CURRENT_USER_OR_MACHINE = -1;

try {
  var installer = new ActiveXObject("WindowsInstaller.Installer");
  var database = installer.OpenDatabase(WScript.Arguments(0), TRANSACT);
  var program = find(database);
  var key = "Software\\Classes\\Applications\\" + PROGRAM;
  // [#...] becomes the path of a file where it was installed; no name means the default value of a key.
  write("OpenWithCommand", key + "\\shell\\open\\command", "", "\"[#" + program.file + "]\" \"%1\"");
  for (var i = 0; i < TYPES.length; i++) {
    write("OpenWithType" + i, key + "\\SupportedTypes", TYPES[i], "");
  }
  database.Commit();
} catch (e) {
  WScript.Echo("open-with.js: " + (e.message || e));
  WScript.Quit(1);
}

// The program's row in the table File. Names there are "short|long", or the long one alone.
function find(from) {
  var view = from.OpenView("SELECT `File`, `FileName`, `Component_` FROM `File`");
  view.Execute();
  for (var row = view.Fetch(); row !== null; row = view.Fetch()) {
    if (row.StringData(2).split("|").pop() === PROGRAM) {
      return { file: row.StringData(1), component: row.StringData(3) };
    }
  }
  throw new Error("There is no " + PROGRAM + " in the installer.");
}

// With the program's component, so that what is written goes with it.
function write(id, path, name, value) {
  var row = installer.CreateRecord(6);
  row.StringData(1) = id;
  row.IntegerData(2) = CURRENT_USER_OR_MACHINE;
  row.StringData(3) = path;
  row.StringData(4) = name;
  row.StringData(5) = value;
  row.StringData(6) = program.component;
  database.OpenView("INSERT INTO `Registry` (`Registry`, `Root`, `Key`, `Name`, `Value`, `Component_`) "
    + "VALUES (?, ?, ?, ?, ?, ?)").Execute(row);
}
