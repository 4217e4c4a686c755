import { boardOf, facesOf, filledOf } from '/tmp/plan/app/matching/plan-board'
import { chanceFrom } from '/tmp/plan/app/matching/plan-chance'
import { chainSearchOn, deal, fillByChains, idleBefore, openUnits, pour } from '/tmp/plan/app/matching/plan-fill'
import { allow, meterOf } from '/tmp/plan/app/matching/plan-meter'
import { fewerFaces } from '/tmp/plan/app/matching/plan-faces'
import { facesBound, fillBound, pricingOf } from '/tmp/plan/app/matching/plan-bound'
import { plant } from '/tmp/plan/tests/matching/plan-instances'
for (const q of [
 { slots: 100, people: 60, planted: 20 },
 { slots: 100, people: 60, planted: 20, share: [0.05, 0.2] },
 { slots: 100, people: 60, planted: 20, days: 5, spare: 0 },
 { slots: 100, people: 60, planted: 20, days: 5, spare: 20 , share: [0.05, 0.2]},
 { slots: 100, people: 20, planted: 20, days: 5, share: [0.02, 0.1], cut: 1},
 { slots: 100, people: 20, planted: 20, days: 5, spare: 0, cut: 2 },
 { slots: 300, people: 250, planted: 250, spare: 0, cut: 2 },
 { slots: 2100, people: 430, planted: 350, spare: 0 , share: [0.05, 0.2]}]) {
  const inst = plant({ seed: 7, ...q })
  if (q.cut) inst.people = inst.people.map((p, i) => i % 3 === 0 ? { ...p, maxSlots: q.cut } : p)
  const t0 = Date.now()
  const board = boardOf(inst.slots, inst.people)
  const all = new Uint8Array(board.people).fill(1)
  const order = Array.from({ length: board.units }, (_, i) => i).sort((a, b) => board.from[a] - board.from[b] || a - b)
  deal(board, order, all, (p, u) => idleBefore(board, p, u))
  const meter = meterOf(600, () => Date.now() - t0); allow(meter, 1.5e8)
  const left = fillByChains(board, chainSearchOn(board), all, meter)
  const hard = new Int32Array(board.units)
  const ok = left.length === 0 || pour(board, left, all, hard, meter, chanceFrom(1))
  const t1 = Date.now()
  allow(meter, 1e9)
  const pricing = pricingOf(board)
  const fb = fillBound(pricing, filledOf(board), meter)
  const t2 = Date.now()
  allow(meter, 3e8)
  fewerFaces(board, 0, hard, meter, chanceFrom(1))
  const t3 = Date.now()
  allow(meter, 1e9)
  const bb = facesBound(pricing, board.units - filledOf(board), facesOf(board), meter)
  console.log(JSON.stringify(q), board.units, ok, filledOf(board),'<=', fb, t2 - t1,'ms', 'faces', facesOf(board), '>=', bb, Date.now() - t3, 'ms')
}
