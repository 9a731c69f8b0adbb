//! The output folder, and disks that refuse.

use std::fs;

use snapbox::str;

use crate::city::City;

#[test]
fn what_lies_in_the_output_folder_and_is_not_ours_stays() {
    let city = City::new();
    city.write("output/readme.txt", "mine");
    city.write("output/poster/notes.txt", "mine too");
    city.build();
    city.replace("mingma.toml", "[\"poster\", \"handbook\", \"bulletin\"]", "[\"bulletin\"]");
    city.build();
    assert_eq!(fs::read_to_string(city.path("output/readme.txt")).unwrap(), "mine");
    let left: Vec<_> =
        fs::read_dir(city.path("output/poster")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["notes.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_output_folder() {
    let city = City::new();
    let outside = city.path("../outside");
    fs::create_dir(&outside).unwrap();
    fs::create_dir(city.path("output")).unwrap();
    std::os::unix::fs::symlink(&outside, city.path("output/codes")).unwrap();
    city.run("build --lang en").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
Reading the catalogue
Computing codes: 13
Setting documents: 5
error[output-not-a-folder]: “[..]/city/output/codes” in the output folder is not an ordinary folder
help: links are not followed, so that nothing outside the output folder is touched; move it away and run again


"#]]);
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
}

#[test]
fn an_output_folder_that_is_a_file() {
    let city = City::new();
    city.write("output", "a file");
    city.run("build --lang zh").code(2).stdout_eq(str![""]).stderr_eq(str![[r#"
读取目录
错误[output-cannot-read]: “[..]/city/output/manifest.json”的上级不是文件夹，无法读取


"#]]);
    assert_eq!(fs::read_to_string(city.path("output")).unwrap(), "a file");
}

#[test]
fn an_output_folder_elsewhere() {
    let city = City::new();
    city.run("build --output ../made/here").code(0);
    assert!(city.path("../made/here/manifest.json").exists());
    assert!(!city.path("output").exists());
}

/// A limit on the size of files stands for a disk that runs full: small files still fit, the handbook does not.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_runs_full_leaves_nothing_half_written() {
    let city = City::new();
    let line = "trap '' XFSZ; ulimit -f 20; exec \"$0\" build --lang en --jobs 1";
    let full = std::process::Command::new("sh")
        .args(["-c", line])
        .arg(snapbox::cmd::cargo_bin!("mingma"))
        .current_dir(city.root())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&full.stderr);
    assert_eq!(full.status.code(), Some(2), "{told}");
    assert!(told.contains("output-cannot-write") && told.contains("larger than the system allows"), "{told}");
    assert!(!city.path("output/manifest.json").exists());
    let torn = city.output().into_keys().find(|path| path.contains(".mingma-tmp"));
    assert_eq!(torn, None);

    city.build();
    let fresh = City::new();
    fresh.build();
    assert!(city.output() == fresh.output(), "the next build did not finish the work");
}

/// The negative list is a pipe here: the program waits for it, so that the interruption comes at a known moment.
#[cfg(unix)]
#[test]
fn an_interruption_is_told_and_leaves_nothing() {
    use std::io::Read as _;
    use std::process::{Command, Stdio};

    let city = City::new();
    city.build();
    let before = city.output();
    let list = fs::read_to_string(city.path("negative-list.toml")).unwrap();
    fs::remove_file(city.path("negative-list.toml")).unwrap();
    assert!(Command::new("mkfifo").arg(city.path("negative-list.toml")).status().unwrap().success());
    city.replace("mingma.toml", "示例市", "另一市");
    let mut child = Command::new(snapbox::cmd::cargo_bin!("mingma"))
        .args(["build", "--lang", "zh"])
        .current_dir(city.root())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Opening the pipe to write waits until the program reads.
    let pipe = fs::OpenOptions::new().write(true).open(city.path("negative-list.toml")).unwrap();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let mut told = String::new();
    let mut stderr = child.stderr.take().unwrap();
    // The first word of the interruption is heard before the list is let through.
    let mut byte = [0];
    let mut heard = Vec::new();
    while !String::from_utf8_lossy(&heard).contains("Ctrl-C") {
        assert_eq!(stderr.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&heard));
        heard.push(byte[0]);
    }
    std::io::Write::write_all(&mut &pipe, list.as_bytes()).unwrap();
    drop(pipe);
    stderr.read_to_string(&mut told).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{told}");
    assert!(told.contains("已停止"), "{told}");
    assert!(city.output() == before, "an interrupted run changed the output");
}
