import { boardOf, facesOf, filledOf } from '/tmp/plan/app/matching/plan-board'
import { chanceFrom } from '/tmp/plan/app/matching/plan-chance'
import { chainSearchOn, deal, fillByChains, idleBefore, openUnits, pour } from '/tmp/plan/app/matching/plan-fill'
import { allow, meterOf } from '/tmp/plan/app/matching/plan-meter'
import { fewerFaces } from '/tmp/plan/app/matching/plan-faces'
import { plant } from '/tmp/plan/tests/matching/plan-instances'
for (const q of [
 { slots: 100, people: 60, planted: 40 }, { slots: 100, people: 60, planted: 20 }, { slots: 100, people: 60, planted: 20, days: 5 },
 { slots: 500, people: 150, planted: 100 },
 { slots: 1000, people: 300, planted: 200 },
 { slots: 2100, people: 430, planted: 350 }, { slots: 2100, people: 430, planted: 200 },{ slots: 2100, people: 430, planted: 350, days: 5 },{ slots: 2100, people: 430, planted: 100, days: 5 } ]) {
  const inst = plant({ seed: 7, ...q })
  const t0 = Date.now()
  const board = boardOf(inst.slots, inst.people)
  const all = new Uint8Array(board.people).fill(1)
  const order = Array.from({ length: board.units }, (_, i) => i).sort((a, b) => board.from[a] - board.from[b] || a - b)
  deal(board, order, all, (p, u) => idleBefore(board, p, u))
  const meter = meterOf(600, () => Date.now() - t0); allow(meter, 1.5e9)
  const left = fillByChains(board, chainSearchOn(board), all, meter)
  const hard = new Int32Array(board.units)
  const ok = left.length === 0 || pour(board, left, all, hard, meter, chanceFrom(1))
  const a = facesOf(board)
  let clique = 0
  for (let u = 0; u < board.units; u++) { let c = 0; for (let v = 0; v < board.units; v++) if (board.from[v] <= board.from[u] && board.to[v] > board.from[u]) c++; if (c > clique) clique = c }
  let last = 0
  fewerFaces(board, clique, hard, meter, chanceFrom(1))
  console.log(JSON.stringify(q), board.units, ok, filledOf(board), 'faces', a, facesOf(board), 'clique', clique, 'ms', Date.now() - t0, 'steps', (1.5e9 - meter.left)/1e6)
}
