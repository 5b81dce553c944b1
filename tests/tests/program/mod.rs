//! The program `roicm` as tests run it, and documents for it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// The packages and features that `cargo verify` tests with. Cargo compiles a library once for each set of features that it
/// is asked for with, and tests bring features of their own: so the program needs nothing that was not compiled for them.
const AS_TESTED: &[&str] = &[
    "--workspace",
    "--exclude=roicm-python",
    "--exclude=roicm-wasm",
    "--exclude=roicm-wasm-build",
    "--features=roicm/cli,roicm/schema,conformance/generate",
    "--test=command_line",
];

/// The program, built once.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let build = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--bin", "roicm", "--message-format=json"])
            .args(AS_TESTED)
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo runs");
        assert!(build.status.success(), "the program builds");
        let messages = String::from_utf8(build.stdout).expect("messages are UTF-8");
        messages
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter(|message| {
                let target = |what| message.pointer(what).and_then(Value::as_str);
                target("/target/name") == Some("roicm") && target("/target/kind/0") == Some("bin")
            })
            .find_map(|message| message.get("executable")?.as_str().map(PathBuf::from))
            .expect("a build tells where its program is")
    })
}

/// What a run answered.
pub(crate) struct Run {
    pub(crate) answer: String,
    pub(crate) complaint: String,
    pub(crate) code: Option<i32>,
}

pub(crate) fn run_with(arguments: &[&str], input: &[u8], variables: &[(&str, &str)]) -> Run {
    let mut child = Command::new(program())
        .args(arguments)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that does not read its input may be gone already.
    let _ = child.stdin.take().expect("it is piped").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    Run {
        answer: String::from_utf8(output.stdout).expect("the answer is UTF-8"),
        complaint: String::from_utf8(output.stderr).expect("the complaint is UTF-8"),
        code: output.status.code(),
    }
}

pub(crate) fn run(arguments: &[&str]) -> Run {
    run_with(arguments, b"", &[])
}

/// A run that must succeed, and its answer.
pub(crate) fn answer(arguments: &[&str]) -> String {
    let run = run(arguments);
    assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.complaint);
    run.answer
}

pub(crate) fn trader() -> String {
    format!("{}/../examples/scenarios/electronics-trader.toml", env!("CARGO_MANIFEST_DIR"))
}

/// A file of its own for a test, gone with it.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str, content: &str) -> Self {
        let path = std::env::temp_dir().join(format!("roicm-{}-{name}", std::process::id()));
        std::fs::write(&path, content).expect("a temporary file can be written");
        Self(path)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().expect("its name is UTF-8")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

pub(crate) const CHINESE: &str = r#"
schema_version = 1
name = "电子元件贸易商（五十人），在香港与深圳之间用多个平台沟通，消息经常失败、延迟或根本无法送达"
currency = "HKD"
exchange_rates.USD = 7.8
horizon_months = 36
discount_rate = { value = 0.08, source = "本公司财务部的假设：小型贸易公司通常的资金成本，请向您的财务团队核实后再使用这一数字。" }
payback_target_months = 9

[workforce]
headcount = 50
hourly_cost = { value = 200, source = "假设" }

[losses.rework]
label = "跨系统消息失败后，员工需要重新确认信息所花费的时间（每次约十七分钟）"
events_per_year = 790.6
minutes_per_event = 17

[losses.late_orders]
label = "因遗漏消息而延误订单的违约金"
events_per_year = 3.2
cost_per_event = { value = 15000, currency = "USD" }

[losses.outage]
label = "平台中断"
availability = 0.995
hours_per_event = 2

[options.a]
label = "国际版，全员使用，先迁移群组和账号，再培训员工，最后每季度进行一次压力测试和灾难恢复演练"
subscriptions.seats.price_per_user_month = { value = 18, currency = "USD" }
[options.a.steps.migrate]
label = "迁移群组与账号到国际版并培训全体员工"
cost = 60000
effects = [{ loss = "late_orders", input = "events_per_year", reduce_by = 0.5 }]
[options.b]
label = "免费版"
[options.c]
label = "混合云网关"
subscriptions.seats.price_per_user_month = { value = 35, currency = "USD" }
[options.d]
label = "双轨"
running_costs.both = { cost_per_year = 123456789 }
[options.e]
label = "什么都不换，只培训"

[claims.headline]
label = "标题中的数字：每年四十二万港元的运营成本"
result = "annual_cost"
equals = 420000
source = "文章《为什么港企仍绑定钉钉国内版》，未经核实"
"#;

pub(crate) fn assert_fits(text: &str, what: &str) {
    for line in text.lines() {
        assert!(line.width() <= 80, "{what}: {} columns: {line}", line.width());
        assert_eq!(line, line.trim_end(), "{what}: nothing trails");
    }
}
